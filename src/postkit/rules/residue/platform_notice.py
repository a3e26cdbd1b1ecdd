"""RS003: what a platform adds around a text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules import base
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.residue.removal import line_end, removal
from postkit.rules.signs.residue import line_signs
from postkit.source import Span

_END = r"[^\r\n]{0,120}"
_NOTICES = tuple(
    lazy_compile(pattern)
    for pattern in (
        rf"(?:本文(?:来自|首发于)[^\r\n]{{1,30}})?[，,。\s]*(?:欢迎|请|点击|立即|扫码)?下载[^\r\n]{{0,12}}(?:APP|App|客户端)(?:查看|阅读|获取|看){_END}",
        rf"特别声明[：:]\s*以上(?:内容|文章){_END}",
        rf"Notice: The content above{_END}",
        rf"(?:长按|扫描|扫码|识别)[^\r\n]{{0,10}}二维码(?![^\r\n]{{0,20}}后[，,]?会)[^\r\n]{{0,20}}(?:关注|下载|加入|添加){_END}",
        r"(?:点击|戳)?(?:左下角|下方)?[「“\"]?阅读原文[」”\"]?[^\r\n]{0,20}",
        rf"(?:欢迎)?(?:点击|长按)?(?:上方|下方|文末)?(?:蓝字|名片|卡片)[^\r\n]{{0,10}}关注{_END}",
        r"[（(【]?\s*责任?编辑\s*[：:][^\r\n]{1,20}",
        rf"(?:市场有风险[，,]投资需谨慎[。.]?)?本文不构成个人投资建议{_END}",
        rf"(?:未经(?:授权|许可)[，,]?(?:不得|禁止|谢绝)转载|转载请(?:注明|联系)){_END}",
        rf"[请請]不吝[点點][赞贊讚]{_END}",
        rf"字幕(?:由.{{1,30}}(?:提供|制作|製作)|志愿者|志願者){_END}",
        rf"(?:优优独播剧场|優優獨播劇場){_END}",
        r"(?:本回答|回答内容|内容)由\s?(?:AI|人工智能)\s?生成[，,][^\r\n]{0,6}仅供参考[^\r\n]{0,20}",
        r"复制代码|展开全文",
        r"Toggle theme|See all posts|Skip to content|Share this post|Leave a comment",
    )
)
_CHINESE_HINTS = (
    ("载", "下载"), ("载", "转载"), ("声", "特别声明"), ("码", "二维码"), ("阅", "阅读原文"),
    ("吝", "不吝"), ("幕", "字幕"), ("播", "独播剧场"), ("播", "獨播劇場"), ("仅", "仅供参考"),
    ("蓝", "蓝字"), ("辑", "编辑："), ("辑", "编辑:"), ("构", "不构成个人投资"),
    ("展", "展开全文"),
)  # fmt: skip
"""Each with its rarest character: where that is missing, which is seen ten times as fast
as that the words are, there is no need to look for them."""
_NETEASE = "Notice: The content"
_COPY_BUTTON = "复制代码"
_CODE_ENDS = lazy_compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:[\r\n]|\Z)")


class NoticeOptions(base.Options):
    """What counts as a notice besides the usual ones.

    Args:
        notices: phrases; a line that holds one of them is a notice.
    """

    notices: tuple[str, ...] = ()


class PlatformNotice(Rule):
    """A line is a notice of the platform, not of the text.

    Clipped articles bring along what the platform put around them: an
    advertisement for its app, a disclaimer, the buttons of the page. Programs that write down
    speech add the credits of films (`请不吝点赞 订阅`). Only lines that are nothing else are
    reported, in code only the button `复制代码` at its end. Your own platforms' phrases go into
    the option `notices`.

    Bad:

        股价收涨两成。

        本文来自某某财经，欢迎下载APP查看更多

    Good:

        股价收涨两成。
    """

    code = "RS003"
    name = "platform-notice"
    trigger = (
        "line-signs | text:Notice: 复制代码 "
        "| chinese:不吝 字幕 独播剧场 獨播劇場 仅供参考 "
        "下载 转载 特别声明 二维码 阅读原文 蓝字 编辑： 编辑: 不构成个人投资 展开全文"
    )
    summary = "a line is a notice or advertisement of the platform"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True
    Options = NoticeOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each line of the body that is a notice."""
        text = document.text
        seen: set[int] = set()
        for at in _places(document, self.options.notices):
            line = document.source.line_span(at)
            if line.start in seen or not self._is_notice(line.text(text)):
                continue
            seen.add(line.start)
            if not document.code.overlaps(line):
                yield self._report(document, line, removal(document, line))
            elif _is_button_of_code(document, line):
                end = line_end(document.text, line.end)
                yield self._report(document, line, Edit.delete(Span(line.start, end)))

    def _is_notice(self, line: str) -> bool:
        line = line.strip(" \t\u3000*_>")
        return any(pattern.fullmatch(line) for pattern in _NOTICES) or any(
            phrase in line for phrase in self.options.notices
        )

    def _report(self, document: Document, line: Span, edit: Edit) -> Diagnostic:
        return self.found(
            document,
            line,
            "this line is a notice of the platform, not part of the text; remove it",
            unsafe_fix("remove the line", edit),
        )


def _is_button_of_code(document: Document, line: Span) -> bool:
    """Tell whether `line` is the button that a page shows below its code, copied with it."""
    below = line_end(document.text, line.end)
    is_button = line.text(document.text).strip() == _COPY_BUTTON
    return is_button and below > line.end and bool(_CODE_ENDS.match(document.text, below))


def _places(document: Document, notices: tuple[str, ...]) -> Iterator[int]:
    """Yield offsets of all that may be a notice."""
    yield from document.once(line_signs)
    chinese = document.chinese
    for char, hint in _CHINESE_HINTS:
        if char not in chinese.text:
            continue
        yield from map(chinese.offset, _occurrences(chinese.text, hint, 0))
    for phrase in (_NETEASE, _COPY_BUTTON, *notices):
        yield from _occurrences(document.text, phrase, document.body.start)


def _occurrences(text: str, phrase: str, start: int) -> Iterator[int]:
    at = text.find(phrase, start)
    while at >= 0:
        yield at
        at = text.find(phrase, at + len(phrase))
