"""SM: scripts, letters and punctuation that do not belong.

The rules here look at the Chinese passages of a post, and at unusual characters
everywhere. They ask `script` about characters and words. None may change code,
addresses or the originals in other languages.
"""
