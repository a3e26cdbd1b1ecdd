"""What a suppression comment is about, and how far it reaches."""

from __future__ import annotations

import pytest

from postkit.document import Document


def scopes(text: str) -> list[tuple[str, str]]:
    """Return the selector of each suppression and the text in its scope."""
    document = Document.parse(text)
    return [
        (suppression.selector, suppression.scope.text(text))
        for suppression in document.suppressions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<!-- postkit-disable-next-line SM001 -->\n下一行\n再下一行",
            [("SM001", "下一行")],
            id="the next line",
        ),
        pytest.param(
            "<!-- postkit-disable-next-line SM001 -->\r\n\r\n  下一行\r\n",
            [("SM001", "下一行")],
            id="blank lines between do not count",
        ),
        pytest.param(
            "<!-- postkit-disable-next-line DB001, unclosed-details -->\n行",
            [("DB001", "行"), ("unclosed-details", "行")],
            id="several selectors",
        ),
        pytest.param("<!-- postkit-disable-next-line -->\n行", [("", "行")], id="every rule"),
        pytest.param("<!--postkit-disable-next-line-->", [("", "")], id="nothing follows"),
        pytest.param(
            "<!-- postkit-disable-next-line A --> <!-- postkit-disable-next-line B -->\n行",
            [("A", "行"), ("B", "行")],
            id="two in one line",
        ),
        pytest.param(
            "<!-- postkit-disable-next-line A-B--- -->\n行", [("A-B---", "行")], id="hyphens"
        ),
        pytest.param(
            "一<!-- postkit-disable SM -->二<!-- postkit-enable SM -->三",
            [("SM", "二")],
            id="until it is enabled again",
        ),
        pytest.param(
            "<!-- postkit-disable SM DB -->一<!-- postkit-enable SM -->二",
            [("SM", "一"), ("DB", "一<!-- postkit-enable SM -->二")],
            id="one of two is enabled again",
        ),
        pytest.param(
            "<!-- postkit-disable SM -->一<!-- postkit-enable -->二",
            [("SM", "一")],
            id="all are enabled again",
        ),
        pytest.param("一<!-- postkit-disable-file RS -->", [("RS", None)], id="the whole file"),
        pytest.param(
            "---\n# postkit-disable-next-line FM\ntitle: a\n---\n",
            [("FM", "title: a")],
            id="in front matter",
        ),
        pytest.param("正文 # postkit-disable SM\n", [], id="a number sign in the body"),
        pytest.param("`<!-- postkit-disable SM -->`", [], id="in code"),
        pytest.param("<!-- postkit-checked, postkit is fine -->", [], id="another word"),
        pytest.param("<!-- postkit disagrees -->", [], id="a remark about postkit"),
        pytest.param(
            "<!-- postkit disable SM -->一", [("postkit disable", "")], id="a space for the hyphen"
        ),
        pytest.param(
            "---\n# postkit_disable-file SM\n---\n",
            [("postkit_disable-file", "")],
            id="an underscore in front matter",
        ),
        pytest.param(
            "<!-- postkit-disabel-file -->一", [("postkit-disabel-file", "")], id="misspelt"
        ),
        pytest.param(
            "<!-- postkit-Disable -->一", [("postkit-Disable", "")], id="in capital letters"
        ),
        pytest.param(
            "<!-- postkit-disable-line SM001 -->一\n二",
            [("postkit-disable-line", "")],
            id="a comment of another tool",
        ),
        pytest.param(
            "<!-- postkit-disable sm -->一<!-- postkit-enable SM -->二",
            [("sm", "一")],
            id="enabled again in other case",
        ),
        pytest.param(
            "<!-- postkit-disable SM001 -->一<!-- postkit-enable SM -->二",
            [("SM001", "一<!-- postkit-enable SM -->二"), ("postkit-enable SM", "")],
            id="another name is enabled",
        ),
        pytest.param("一<!-- postkit-enable -->二", [], id="all are enabled anyway"),
        pytest.param(
            "一<!-- postkit-disable SM -->二<!-- postkit-enable-all -->三",
            [("SM", "二<!-- postkit-enable-all -->三"), ("postkit-enable-all", "")],
            id="nothing is enabled by a word that is unknown",
        ),
    ],
)
def test_suppressions(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert scopes(text) == [
        (selector, text if scope is None else scope) for selector, scope in expected
    ]
