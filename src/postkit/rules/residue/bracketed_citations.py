"""The citation marks of chat tools that are in brackets."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

BRACKETED = lazy_compile(
    r"\[cite_(?:start|end)\] ?|\[(?:cite|citation):\s?[\d\s,，-]+\]|\[oaicite:\d+\]"
    r"|\[(?:web|page|file|memory|attached_file|post|reference|source):\s?\d{1,4}\](?![(:])"
    r"|\[oai_citation(?:_attribution)?:\d{1,4}[‡†][^\]\r\n]{0,200}\](?:\([^()\s]{0,500}\))?"
    r"|\[INLINE_CITATION\]|\[attributableIndex:[^\]\r\n]{1,60}\]"
    r"|\[\^\d{1,4}\^\](?![(:])|\[\d{1,4}(?::\d{1,4})?†[^\]\r\n]{1,200}\]"
)
DAGGER = lazy_compile(r"【\d{1,4}(?::\d{1,4})?†[^】\r\n]{1,200}】")
WEB = lazy_compile(r"【web:\d{1,4}】")
RAISED = lazy_compile(r"【\^\d{1,3}\^?】")


def is_bracketed_citation(text: str) -> bool:
    """Tell whether `text` is one such mark and nothing else."""
    return text[:1] in ("[", "【") and any(
        pattern.fullmatch(text) for pattern in (BRACKETED, DAGGER, WEB, RAISED)
    )
