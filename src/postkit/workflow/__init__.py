"""The stages of a post, and changes of front matter over an archive.

Here live conditions on fields, changes of fields, moves to a stage, and the table of posts
by stage. `postkit status`, `bump`, `edit` and `new` use it, and the board. Nothing here
prints, and no rule runs here.
"""
