"""An original and its translation, compared with each other.

Here pairs of passage and original are found in a post and compared: by a dictionary,
by names, by numbers, by length. The BI rules and `postkit pairs` use it. Nothing here
words a finding or changes text.
"""

from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs, pair_at

__all__ = ["Pair", "find_pairs", "pair_at"]
