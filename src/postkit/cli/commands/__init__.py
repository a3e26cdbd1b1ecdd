"""What the user types: one module per subcommand.

Each has `add_arguments(parser)` and `run(options)`, which returns the exit status.
`postkit.cli.command_table` lists them; what drives them over many posts is in `cli.runs`.
"""
