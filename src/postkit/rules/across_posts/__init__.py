"""XP: what is wrong between posts.

A rule here gathers small facts from each post and compares those of all posts, so it works
with cached results and in parallel. The linter runs it like any rule. No rule here may
keep a document.
"""
