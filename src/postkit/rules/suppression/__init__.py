"""PK: the comments in a post that disable rules.

The rules here report comments that suppress nothing or name no rule. The linter gives them
what the comments of a post have suppressed. How such a comment is read is known to
`document.suppressions`, not here.
"""
