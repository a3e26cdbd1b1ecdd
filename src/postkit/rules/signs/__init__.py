"""What shows at first sight whether a rule may find something in a draft.

The triggers ask here, for each draft; the rules go on from what is found. Nothing here makes a
finding or changes text, and nothing needs a module of a rule.
"""
