"""What is kept of each post for commands that look at a whole archive: the report, the board.

`postkit lint` keeps it beside its findings, so that these need not check the posts again.
Here is no command and no page.
"""
