"""RS005: what a language model said around its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.residue.removal import removal
from postkit.rules.signs.residue import MARKUP, chatty_ends, line_signs
from postkit.source import Span

_WORK = """(?: 翻译 | 译文 | 整理 | 总结 | 摘要 | 改写 | 润色 | 校对 | 修改 | 重写 | 精简 | 扩写
             | 文章 | 文稿 | 文字稿 | 逐字稿 | markdown )"""
_REST = r"[^\r\n]{0,60}"
_OPENING = lazy_compile(
    rf"""(?: 好的? | 当然(?:可以)? | 没问题 | 收到 | 明白 )[，,！!。.：:]\s*
         (?: (?:这里 | 以下 | 下面 | 这)就?是 | 我们?(?:来 | 将 | 会 | 已)
             | (?:根据 | 按照? | 遵照)[您你] )
         {_REST} {_WORK} {_REST}
       | (?:以下 | 下面 | 这)是 {_REST} (?:为[您你] | 按照?[您你] | 根据[您你])
         {_REST} {_WORK} {_REST}
       | (?:以下 | 下面)[是为] [^\r\n。，]{{0,20}} {_WORK}
         (?:后的?)? (?:版本 | 结果 | 内容 | 稿 | 文本 | 全文)? [：:]
       | 请(?:将 | 把)(?:以下 | 下面 | 上述 | 这段 | 这篇) [^\r\n。]{{0,20}}
         (?:翻译 | 译成 | 译为 | 改写 | 润色 | 总结) [^\r\n。]{{0,20}} [：:]
       | (?:根据 | 按照?)[您你]的(?:要求 | 需求 | 指示)，?我[^\r\n。]{{0,20}} {_WORK}
         [^\r\n。]{{0,20}} [：:。]
       | (?:这篇[^\r\n。，]{{1,6}} | 本文 | 全文 | 原文)的?(?:中文)?(?:翻译 | 译文)如下[：:]
       | 用户(?:要求 | 希望 | 想要? | 让 | 请)我 [^\r\n]{{0,120}}
       | 我来(?:帮 | 为 | 给)[您你] [^\r\n。]{{0,20}} {_WORK} [^\r\n。]{{0,20}} [：:。]
       | (?:翻译 | 译文 | 整理 | 改写 | 润色 | 总结)(?:结果 | 后的内容)?如下[：:]
       | (?:翻译 | 整理 | 改写 | 润色 | 修改 | 校对 | 优化)
         (?:结果 | 后的? (?:版本 | 内容 | 文本 | 全文 | 译文 | 文章)) \**[：:]
       | 已(?:深度)?思考 [（(\s]* (?:用时)? \s* \d+ \s* (?:秒 | s) [）)]?
       | (?:已)?搜索到? \s? \d+ \s? 个(?:网页 | 结果)
       | Thought\ for\ (?:\d+ | a\ few | a\ couple\ of)\ ?(?:s | seconds? | minutes?)
       | (?:ChatGPT | Claude | Gemini | Copilot | DeepSeek | Grok)\ said[：:]
       | Below\ is\ (?:the | your | a)\ (?:[a-z]+\ ){{0,3}}
         (?:translation | translated | summary | rewrite | rewritten | version | article)\b
         [^\r\n]{{0,100}} :
       | Translated\ (?:text | version | article):
       | (?:Sure | Certainly | Of\ course | Absolutely | Okay)[,!.]\s
         (?:[Bb]elow\ is | [Hh]ere(?:['’]s | \ is | \ are) | I['’](?:ll | ve))\b [^\r\n]{{0,200}}
       | Here(?:['’]s | \ is)\ (?:the | your | a)\ (?:[A-Za-z]+\ ){{0,3}}
         (?:translation | translated | summary | rewrite | version | article | post | draft
            | markdown)\b
         [^\r\n]{{0,100}} :
    """,
    re.VERBOSE,
)
_CLOSING = lazy_compile(
    rf"""(?:希望 | 但愿)(?:这 | 以上) {_REST}
         (?:对[您你]有所?帮助 | 符合[您你]的(?:要求 | 期望 | 期待 | 需求) | 帮到[您你]) {_REST}
       | 希望(?:能)?对[您你]有所?帮助[！!。] \s* 如果?[您你]?还?有
         {_REST} 随时(?:告诉我 | 提问) {_REST}
       | 如需 {_REST} (?:随时(?:告诉 | 告知 | 联系)我 | 请告[诉知]我) {_REST}
       | 以上(?:就?是 | 为) {_REST} (?:翻译 | 译文 | 整理 | 改写 | 润色 | 总结) {_REST}
         (?:如有 | 如需 | 如果[您你] | 希望(?:对 | 能 | 符合)) {_REST}
       | 要不?要我(?:帮 | 再 | 继续 | 为[您你]) {_REST} [？?]
       | 请问还有(?:什么 | 其他) {_REST} (?:帮 | 协助)[您你] {_REST}
       | [（(]? {_REST} 回复[“「"]继续[”」"] {_REST}
       | [（(【] {_REST} 保留了?原文?有?的?(?:格式 | 结构 | 排版) {_REST} [）)】]
       | [\[(]?(?:Continued? | To\ be\ continued)\ in\ (?:the\ )?next\ (?:message | response)
         [\])]?\.?
       | 如果[您你]还?(?:需要 | 想 | 希望 | 愿意 | 有) {_REST}
         (?:我(?:还 | 也)?(?:可以 | 随时 | 很乐意 | 能 | 会) | 请?(?:随时)?告诉我) {_REST}
       | (?:需要的话 | 有需要的话)，?我(?:还 | 也)?(?:可以 | 能) {_REST}
       | [（(]?(?:注 | 说明 | 备注)[：:][ *]* (?:以上 | 上述 | 本)(?:翻译 | 译文 | 内容 | 文章)
         {_REST} (?:(?:保留 | 保持 | 遵循)了?(?:原文 | 原有 | 原来)
            | (?:根据 | 按照?)[您你]的?(?:要求 | 需求 | 指示)) {_REST}
       | 以上(?:就?是 | 为) [^\r\n，。]{{0,12}} (?:翻译 | 译文)(?:结果 | 内容 | 版本 | 全文)?[，,]
         (?:已 | 均)*(?:根据 | 按照? | 遵循)[您你]?的?(?:要求 | 需求 | 指示) {_REST}
       | 我(?:已经?)?(?:仔细 | 逐句 | 再次)?(?:检查 | 核对 | 校对 | 复核)了?(?:一遍)?
         (?:译文 | 翻译 | 全文) [^\r\n]{{0,12}} (?:没有 | 无 | 未)(?:发现)?
         (?:遗漏 | 错误 | 问题) {_REST}
       | I(?:['’]ve | \ have)\ (?:kept | preserved | maintained | retained)\ [^\r\n]{{0,80}}
         \b(?:structure | format(?:ting)? | tone | links? | Markdown | original)\b [^\r\n]{{0,200}}
       | [您你]?(?:是否)?需要我(?:帮 | 继续 | 再 | 进一步 | 为 | 把 | 将 | 按) {_REST} [？?]
       | (?:Let\ me\ know\ if | I\ hope\ this\ helps | Would\ you\ like\ me\ to
         | Feel\ free\ to\ ask)\b [^\r\n]{{0,200}}
    """,
    re.VERBOSE,
)
_OF_AUTHOR = lazy_compile(
    r"[评評][论論]|留言|微博|微信|公众[号號]|公眾號|[邮郵]件|Twitter|GitHub|[Ii]ssues?\b"
)
"""Where an author can be reached, and a model cannot."""
_RULE_BELOW = lazy_compile(r"(?:[ \t]*\r?\n)+(?:-{3,}|\*{3,})[ \t]*(?=\r?\n[ \t]*\r?\n)")
_RULE_ABOVE = lazy_compile(r"\n[ \t]*\r?\n(?P<rule>(?:-{3,}|\*{3,})[ \t]*\r?\n(?:[ \t]*\r?\n)*)\Z")
_NEAR = 40
"""So far from what a model says is the line that it draws below or above."""
_REFUSAL = lazy_compile(
    r"作为(?:一个|一名|一款)?(?:AI|人工智能|大型?语言)(?:语言)?(?:模型|助手)，我(?:无法|不能|没有|并不)"
    r"|As an AI (?:language )?(?:model|assistant), I\b"
    r"|I(?:'|’)m sorry, but I (?:can(?:'|’)t|cannot) (?:assist|help|fulfill)"
)
_SELF_REVIEW = lazy_compile(
    r"""(?:Th(?:e|is)\ (?:article|text|translation|summary|response|output|draft)
          \ (?:has\ (?:now\ )?been | is\ now | was)
          \ (?:generated | written | translated | completed | produced | formatted | rewritten)
          [^\r\n]{0,80}
          (?:instruction | guideline | requirement | requested | prompt | as\ required)
       | (?:I\ (?:will | have | am\ going\ to) | I['’](?:ll | ve))\ (?:now\ | also\ | carefully\ )*
          (?:check | checked | review | reviewed | verify | verified | double-check | make\ sure
             | followed | proceed | count | counted)
          \ [^\r\n]{0,60} (?:length | generated | instruction | translation | output | requirement
             | word\ count | format)
       | (?:Current | Total | Final)\ (?:length | word\ count | character\ count)\ ?[:：]\ *
          [~≈]?\ ?[\d,]+
       | 我(?:将 | 会 | 来 | 已经?)(?:现在)?(?:检查 | 核对 | 复核 | 校验 | 统计)[^\r\n，。]{0,12}
          (?:长度 | 字数 | 篇幅 | 格式 | 要求)
       | (?:以上(?:译文 | 翻译 | 文章 | 全文)? | 全文 | 本文 | 文章 | 译文)(?:内容)?
          [已均]{1,2}(?:严格)?(?:按照? | 根据 | 遵循)
          [您你]?的?(?:要求 | 指令 | 指示 | 提示)[^\r\n]{0,40}
       | (?:自我(?:检查 | 审查 | 评估 | 评价 | 校对) | 自[查检评]
          | (?:翻译 | 译文)?质量(?:自评 | 自查 | 自检 | 评估))(?:结果 | 报告)?
          \**[：:] [^\r\n]{0,40} (?:译文 | 翻译 | 忠实 | 术语 | 准确性)
       | Self-(?:review | check | assessment | evaluation)\**:
          [^\r\n]{0,60} (?:translation | translated | accura | instruction | requirement)
       )""",
    re.VERBOSE,
)


class ModelChatter(Rule):
    """What a language model said around its answer was copied with the answer.

    It answers the person who asked ("好的，以下是整理后的文章：", "Let me know if you need
    more"), not the reader of the post. It is searched for in the first lines of the body, or below
    its title, and in the last ones; a refusal, and a model's report on its own work ("I will
    now check the length of the generated article"), at the start of any line. A line that it drew
    to part its words from the text (`---`) goes with them.

    Bad:

        好的，以下是翻译后的文章：

        市场在周五反弹。

    Good:

        市场在周五反弹。
    """

    code = "RS005"
    name = "model-chatter"
    trigger = "chatty-ends | line-signs"
    summary = "a language model's talk around its answer"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for the first and last lines and for each refusal."""
        text = document.text
        chatter = {
            document.source.line_span(at)
            for at in document.once(line_signs)
            if _REFUSAL.match(text, at) or _SELF_REVIEW.match(text, at)
        }
        for lines, words in zip(document.once(chatty_ends), (_OPENING, _CLOSING), strict=True):
            for line in lines:
                if line in chatter:
                    continue
                said = line.text(text).strip(MARKUP)
                if not words.fullmatch(said) or _OF_AUTHOR.search(said):
                    break
                chatter.add(line)
        for line in sorted(chatter):
            if line.start not in document.code:
                yield self._report(document, line)

    def _report(self, document: Document, line: Span) -> Diagnostic:
        return self.found(
            document,
            line,
            "a language model says this to whoever asked it, not to the reader; remove it",
            unsafe_fix("remove the line", removal(document, _with_rule(document, line))),
        )


def _with_rule(document: Document, line: Span) -> Span:
    """Return `line` with the thematic break between it and the text, if there is one."""
    start, end = document.body
    if document.text[start : line.start].strip():
        before = _RULE_ABOVE.search(document.text, max(line.start - _NEAR, start), line.start)
        return Span(before.start("rule"), line.end) if before else line
    after = _RULE_BELOW.match(document.text, line.end, end)
    return Span(line.start, after.end()) if after else line
