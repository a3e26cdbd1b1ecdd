"""RS: what machines have left in a post.

The rules here find marks, notices, placeholders and the chatter of models. Shared modules
say which lines may be removed, and whether a text only mentions what is searched for. None
may call a removal safe that a sentence could need.
"""
