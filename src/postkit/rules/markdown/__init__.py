"""MD: Markdown that will not be rendered as it was meant.

The rules here ask the dialect of the site whether its engine renders what is written. They
take blocks, inlines and regions from `document`. None may assume one engine.
"""
