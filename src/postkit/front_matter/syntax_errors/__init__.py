"""Why front matter cannot be parsed, and what would make it parse.

A parser stops late and speaks its own language; here the cause is found in the lines.
The rules for front matter use it. Nothing here changes text.
"""
