"""`date`, `time` and `datetime` of the standard library, as they are in C.

Python 3.11 defines each of them in Python first, which takes a millisecond.
"""

from __future__ import annotations

__all__ = ["date", "datetime", "time"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, time
else:
    try:
        from _datetime import date, datetime, time
    except ImportError:
        from datetime import date, datetime, time
