"""Changes of front matter as edits that keep every other byte.

Here a field is set, inserted or deleted and a value is written in the style of its
post. Rules, formatting, conversion and workflow use it. Nothing here decides what to change.
"""
