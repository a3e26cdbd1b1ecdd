"""Here live the steps that other programs' pipelines take, a module for each, and nothing else.

Each imports its own engine, which is not installed with postkit.
"""
