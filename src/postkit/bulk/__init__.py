"""Here lives what takes drafts as rows of a table and gives rows back, and nothing else.

Results are plain values: they hold no draft, pickle small, and are the same in JSON, in
Arrow and in Python. What goes wrong with one draft is a row too and stops no other draft.
"""
