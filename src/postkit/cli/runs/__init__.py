"""What drives a command over many posts: in parallel, cached, writing or showing results.

The commands use it. Nothing here parses arguments.
"""
