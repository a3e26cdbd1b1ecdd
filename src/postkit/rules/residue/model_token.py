"""RS009: control tokens of a language model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.signs.residue import bracket_signs, is_mentioned
from postkit.script.punctuation import is_escaped
from postkit.source import Span

_TOKEN = lazy_compile(
    r"<(?:\|[a-z_]{2,30}\||｜[^｜<>\r\n]{2,40}｜|(?:start|end)_of_turn|/?(?:think|thinking|scratchpad|tool_call|function_calls?))>"
    r"|◁/?think▷"
)
_INSTRUCTION = lazy_compile(r"\[/?INST\]")
_NAMED = lazy_compile(r"(?:标记|標記|令牌|词元|\btokens?\b)[^\n。.!?！？]{0,40}\Z", re.IGNORECASE)
_ABOUT_BEFORE = lazy_compile(
    r"(?:出现|出現|包含|含有|遇到|缺少|追加|插入|\|)[ ]?\Z|<think>[ ]?(?:\.{3}|…+)[ ]?\Z"
)
_ABOUT_AFTER = lazy_compile(
    r"[ ]?(?:之[前后後间間]|(?:为|為)止|[结結][尾束]|[开開]头|包[裹围圍]|\|)"
    r"|[ ]?(?:\.{3}|…+)[ ]?</think>"
)
"""What is around a token that the sentence is about: `到 </think> 为止`."""
_WORD_BEFORE = lazy_compile(r"[^\W\d_][ ]?\Z")
_MARK_AFTER = lazy_compile(r"[ ]?[，。；、]")
"""`先输出 <think>，再作答`: after the end of a sentence a token may be left over."""
_QUOTED_BEFORE = lazy_compile(r"[\"“「]\Z")
_QUOTED_AFTER = lazy_compile(r"[^\"“”「」\r\n]{1,40}[\"”」]")
"""Quotation marks around a token and what follows it: `"</think>\\n"`."""

_LONGEST_CODE = 1_000


class ModelToken(Rule):
    """A control token of a language model was left in the text.

    `<|im_end|>`, `<think>` or `[INST]` belong to the exchange between a program and a model.
    The text around them is often the model's reasoning, not the post. A token that the post is
    about is not reported: one in code or quotation marks, one that is in code elsewhere in the
    post, one after a backslash, or one that the sentence calls a token or tag.

    Bad:

        <think>先翻译标题。</think>

        市场周报

    Good:

        市场周报
    """

    code = "RS009"
    name = "model-token"
    trigger = (
        "bracket-signs "
        "| text:<| <｜ ◁ think> thinking> scratchpad> tool_call> function_call _of_turn>"
    )
    summary = "a control token of a language model (`<|im_end|>`, `<think>`)"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each token outside code."""
        text, body = document.text, document.body
        instructions = (_INSTRUCTION.match(text, at) for at in document.once(bracket_signs))
        for match in (*_TOKEN.finditer(text, *body), *filter(None, instructions)):
            span = Span(*match.span())
            if _is_named(text, span) or _is_in_backticks(text, span):
                continue
            is_shown = is_escaped(text, span.start) or match[0] in document.once(_shown_tokens)
            if span.start not in document.code and not is_shown and not is_mentioned(text, span):
                yield self.found(
                    document,
                    span,
                    f"`{match[0]}` is a control token of a language model; remove it and "
                    "whatever belongs to it",
                )


def _is_named(text: str, span: Span) -> bool:
    """Tell whether the words around `span` are about the token there."""
    before = text[max(span.start - 60, 0) : span.start]
    if _NAMED.search(before) or _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(text, span.end):
        return True
    if _WORD_BEFORE.search(before) and _MARK_AFTER.match(text, span.end):
        return True
    return bool(_QUOTED_BEFORE.search(before) and _QUOTED_AFTER.match(text, span.end))


def _is_in_backticks(text: str, span: Span) -> bool:
    """Tell whether backticks on its line enclose the token, as in an element of MDX."""
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _LONGEST_CODE)
    end = text.find("\n", span.end, span.end + _LONGEST_CODE)
    after = text[span.end : end if end >= 0 else span.end + _LONGEST_CODE]
    return "`" in after and text.count("`", line, span.start) % 2 == 1


def _shown_tokens(document: Document) -> frozenset[str]:
    """Return the tokens in the code of the draft."""
    found = (_TOKEN.finditer(document.text, *code) for code in document.code)
    return frozenset(match[0] for matches in found for match in matches)
