"""Steps for the pipelines of other programs, a module for each program.

Each imports its own program, which is not installed with postkit. Whoever runs such a
pipeline imports the step by name; nothing in postkit does. What a step does to a row is in
`bulk`.
"""
