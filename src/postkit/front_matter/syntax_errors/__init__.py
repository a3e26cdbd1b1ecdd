"""Why front matter cannot be parsed, and what would make it parse, as facts.

A parser stops late, with a message in its own terms; here the cause is found in the lines.
Nothing here changes text or says anything to its writer.
"""
