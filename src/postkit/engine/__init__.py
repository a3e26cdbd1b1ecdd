"""Running rules: one post, many posts in parallel, results cached, fixes applied and proved.

Commands, the language server and `postkit.api` use it. Nothing here knows a single
rule, an output format or a configuration file.
"""
