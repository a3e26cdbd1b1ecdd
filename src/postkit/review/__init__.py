"""A local web board where an editor decides what a machine must not: `postkit review`.

Here live the queue of posts, the proposals of one post, the decisions about them and the
pages that show all this, and nothing else. What is decided is applied by the engine.
"""
