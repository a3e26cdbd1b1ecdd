"""The rules of others: read from Python files and installed packages.

Here lives how a rule that does not ship with postkit becomes an entry beside those
that do, and nothing else. Whether code may be run at all is decided by `config`.
"""
