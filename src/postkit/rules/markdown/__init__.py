"""MD: Markdown that will not render as it was meant."""
