"""What `postkit` alone shows."""

WELCOME = """\
Check and fix Markdown posts, above all bilingual Chinese/English ones.

  postkit lint posts/         what is wrong, where, and what to do
  postkit fix --diff posts/   what the safe fixes would change; without --diff, make them
  postkit format posts/       one layout for all posts

`postkit --help` lists all commands, `postkit COMMAND --help` explains one.
"""
