"""The marks with which people begin the items of a list, besides the dash that YAML reads."""

LIST_MARKS = "+*•·–—−－●"
SURE_MARKS = "－•●"
"""Those with which no text begins."""
