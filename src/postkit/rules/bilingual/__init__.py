"""BI: translations that do not match their originals.

Each rule asks `postkit.bilingual`, which pairs passages with originals and compares them,
and words what it finds. All of them are in preview. No comparison is made here.
"""
