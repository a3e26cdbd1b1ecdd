"""Running rules: one post, many posts in parallel, results cached, fixes applied and proved.

Commands, the language server and `postkit.api` use it. Of the rules it knows
only those about suppressions by name; it knows no output format and no configuration file.
"""
