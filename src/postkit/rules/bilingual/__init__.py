"""BI: translations that do not match their originals.

Each rule asks `postkit.bilingual`, which pairs passages with originals and compares them,
and words what it finds. They are for posts that hold their originals and for pages that
translate another. No comparison is made here.
"""
