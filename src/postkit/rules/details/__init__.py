"""DB: what is wrong with `<details>` blocks.

Most rules here report one kind of the damages that `postkit.details` finds, in words for a
writer. Others look at the content of whole blocks. None may parse blocks itself.
"""
