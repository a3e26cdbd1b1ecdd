"""Drafts with two readings: what is found there is not fixed unless the user asks for it."""

from __future__ import annotations

import pytest

import postkit


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "他们说：\n\n-你好吗？\n-我很好。\n", "MD005", id="dashes of a dialogue, or a list"
        ),
        pytest.param("他们说：\n\n-嗯\n-早\n", "MD005", id="a dialogue without marks"),
        pytest.param(
            "<details>\n<summary>原文</summary>\n\n```\n</details>\n```\n\n## 第二节\n",
            "DB001",
            id="an end of the block, or code",
        ),
        pytest.param(
            "- It is hidden in a <details> that is closed.\n- Two\n\n## Next\n",
            "DB001",
            id="a block, or a sentence about its tag",
        ),
        pytest.param(
            "- It is hidden in a <details> that is closed.\n- Two\n\n## Next\n",
            "DB014",
            id="a block below text, or a sentence about its tag",
        ),
        pytest.param(
            "<details>\n<summary>码</summary>\n````md\n---\na: b\n\n文\n````\n</details>\n\n# 甲\n",
            "DB001",
            id="code from the summary on, or from its end on",
        ),
        pytest.param(
            "It is fast.<details>See [how](a.md)\nit was measured.</details>\n",
            "DB014",
            id="a link, which would be shown as written",
        ),
        pytest.param("例如有西里尔字母的 p\u0430ypal。\n", "SM011", id="a word, or an imitation"),
        pytest.param(
            "Plan marketing\u0443 firmy.\n", "SM011", id="a letter by its look or its sound"
        ),
        pytest.param(
            "By Tom (\u03c5\u0455e ca\u0455e dr\u03b9ven).\n", "SM011", id="a slip, or a style"
        ),
        pytest.param(
            "        ---\n        title: x\n        tags: [a]\n        ---\n\n        Text.\n",
            "FM002",
            id="front matter, or code that shows it",
        ),
        pytest.param("«\u041da мосту» снято в 1962.\n", "SM011", id="a word of either alphabet"),
        pytest.param("Модель \u041aV описана в главе.\n", "SM011", id="a name of two alphabets"),
        pytest.param("Hello, 世界!\n", "SM101", id="an English sentence, or a Chinese one"),
        pytest.param(
            "---\na: |\n    ---\nb: 1\n...\n\nText.\n", "FM002", id="a text of one line, or the end"
        ),
        pytest.param("入門\n日本語 中国語 English！\n初級\n", "SM002", id="Japanese, or Chinese"),
        pytest.param(
            "---\na: 1\n+++\n\nText.\n\n---\n\nEnd.\n", "FM002", id="the end here, or further down"
        ),
        pytest.param("见[桥](old  bridge.md)。\n", "MD006", id="a name with one space, or two"),
        pytest.param("见<span cl\x02ass='a'>桥</span>。\n", "SM022", id="a tag, or a damaged one"),
        pytest.param("见[桥](old\x02.md)。\n", "SM022", id="a name without a letter, or with one"),
        pytest.param("见[桥]。\n\n[桥]:\x02\n", "SM022", id="a damaged line, or an address"),
        pytest.param("---\ntitle: |\u200b\nb: 1\n---\n", "SM021", id="a text, or several lines"),
        pytest.param(
            "<details>\n<summary>原文</summary>\n\nText.\n\n</details\n> 引文。\n",
            "DB014",
            id="the end of a tag, or the sign of a quotation",
        ),
        pytest.param(
            "1. 甲\n\n<!-- chunk 2/8 -->\n\n1. 乙\n", "RS001", id="one list with numbers, or two"
        ),
        pytest.param("正文。\n\n![]()\n===\n", "RS004", id="a heading that is only an image"),
        pytest.param("##第一天\n    缩进的话\n", "MD003", id="text that would become code"),
        pytest.param(
            "- 甲\n\n<!-- chunk 1/8 -->\n\n    代码\n", "RS001", id="code that would become text"
        ),
        pytest.param("- 甲\n\n<!-- chunk 1/8 -->\n\n- 乙\n", "RS001", id="one list, or two"),
        pytest.param("> 甲\n\n<!-- chunk 1/8 -->\n\n> 乙\n", "RS001", id="one quotation, or two"),
        pytest.param("甲\n<!-- chunk 1/8 -->\n乙\n", "RS001", id="one paragraph, or two"),
        pytest.param("<!-- chunk 1/8 -->文*字*\n", "RS001", id="raw HTML that would be Markdown"),
        pytest.param("[^1]: 注\n\n<!-- chunk 1/8 -->\n\n    续\n", "RS001", id="code, or a note"),
        pytest.param("甲\n\n<!-- begin output -->\n", "RS001", id="a mark that a program needs"),
        pytest.param("- ![]()\n- 乙\n", "RS004", id="a list marker alone on its line"),
        pytest.param("![]()# 乙\n", "RS004", id="text that would become a heading"),
        pytest.param("![](){: .a}\n", "RS004", id="an attribute list that would move"),
        pytest.param("[![]()](http://example.org)\n", "RS004", id="a link that would be empty"),
        pytest.param("**![]()**甲\n", "RS004", id="asterisks that would meet"),
        pytest.param("[cite: 3]- 甲\n", "RS006", id="text that would become a list"),
        pytest.param("**好 [cite: 3]** 的\n", "RS006", id="emphasis that would end at a space"),
        pytest.param("x[^4^] 的\n", "RS006", id="a raised number, or a mark of a chat tool"),
        pytest.param("<![CDATA[\n\n后文\n", "RS002", id="text that would be shown"),
        pytest.param(
            "<details>\n<summary>原文</summary>\n\nText.\n\n</details>\n后文\n```json\n\n后文\n",
            "DB014",
            id="text that would become code to the end",
        ),
    ],
)
def test_a_draft_with_two_readings_is_left_alone(text: str, code: str) -> None:
    result = postkit.fix_text(text, path="draft.md")

    assert result.text == text
    assert code in {finding.code for finding in result.remaining.diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<script>\nvar a = "<!-- chunk 1/8 -->";\n</script>\n', id="a script"),
        pytest.param("\\begin{align}\n甲,乙(丙） & 丁\n\\end{align}\n", id="an environment of TeX"),
        pytest.param('<?php echo "中文,乙"; ?>\n', id="PHP"),
        pytest.param('正文<![CDATA[ 中"文"乙,丙 ]]>后文\n', id="CDATA"),
        pytest.param("函数 $f(x，y)$ 与 $(甲）$\n", id="a formula"),
        pytest.param("设 \\(甲,乙）\\) 为\n", id="brackets with a backslash"),
        pytest.param('甲 <%= "中文,乙" %> 丁\n', id="a template of EJS"),
        pytest.param("# 标题 {#甲,乙}\n", id="the address of a heading"),
        pytest.param("按 <kbd>甲,乙</kbd> 键\n", id="a key"),
        pytest.param("[[首页]]>[[笔记]]\n", id="wikilinks"),
        pytest.param("若 x[[1]]>5 则\n", id="brackets in brackets"),
        pytest.param("见[^4^]。\n\n[^4^]: 注。\n", id="a footnote"),
        pytest.param('<p title="<!-- chunk 1/8 -->">文</p>\n', id="an attribute"),
        pytest.param("<script>\n//<![CDATA[\na\n//]]>\n</script>\n", id="CDATA in a script"),
    ],
)
def test_code_is_left_alone(text: str) -> None:
    assert postkit.fix_text(text, path="draft.md").text == text


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import {甲,乙} from './甲,乙.js'", id="an import"),
        pytest.param(
            "export const f = () => {\n  const a = '甲,乙'\n\n  return `丙,丁`\n}", id="ESM"
        ),
        pytest.param('<Card title="中,文(丙）" sub=\'甲,"乙"\' />', id="attributes"),
        pytest.param("<Card render={() => <b>中,文</b>} />", id="an element in an attribute"),
        pytest.param("<Tabs\n  items={['甲,乙', '丙（丁)']}\n\n  a=\"甲,乙\"\n/>", id="a long tag"),
        pytest.param("{/* 注释,中(文） */}", id="a comment"),
        pytest.param("{`多行\n\n模板,字${x ? `内,层` : ''}符(串）`}", id="a template literal"),
        pytest.param("{甲 && <p>中文,乙</p>}", id="an expression"),
        pytest.param("<Term code={`\x1b[1m中,文\x1b[0m`} />", id="what a program prints"),
        pytest.param("<style>{`\n.a { content: '中,文' }\n`}</style>", id="a style"),
        pytest.param("<Foo a={/中,文/g} b={\"}\"} c={{d: '甲,乙'}} />", id="braces in attributes"),
    ],
)
def test_code_of_mdx_is_left_alone(code: str) -> None:
    text = f"{code}\n\n后来,他说 {{'甲,乙'}}。\n"

    fixed = postkit.fix_text(text, path="draft.mdx").text

    assert fixed == f"{code}\n\n后来，他说 {{'甲,乙'}}。\n"
