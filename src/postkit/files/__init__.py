"""Files on disk: found, read without loss, and written whole or not at all.

Here live path patterns and the changes that git sees. Commands, `api` and
the language server use them. Nothing here knows Markdown, rules or settings.
"""
