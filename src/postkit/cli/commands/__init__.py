"""What the user types: one module per subcommand.

Each has a function that adds its arguments to a parser, and one that runs it and returns the exit
status; parts of a command, such as `bump`, have modules of their own.
`postkit.cli.command_table` lists them; what drives them over many posts is in `cli.runs`.
"""
