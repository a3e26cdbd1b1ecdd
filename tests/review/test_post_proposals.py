"""What is proposed about a post, whatever is in it."""

from __future__ import annotations

import html5lib
from hypothesis import given
from review_archive import BRIDGE
from strategies import drafts

from postkit.archive.post_entry import PostEntry, ProposalKind, ReportDetails, keep
from postkit.config import Configuration
from postkit.files.read_write import FileSource, Fingerprint
from postkit.review.post_proposals import PostVersion


def post(text: str) -> PostVersion:
    # The age of a post without a date is that of its file: any that is there will do.
    source = FileSource(text, __file__, Fingerprint(0, 0, 0, 0))
    return PostVersion(source, Configuration(isolated=True).settings("post.md"))


def test_fixes_come_first() -> None:
    kinds = [proposal.kind for proposal in post(BRIDGE).all_proposals]

    assert kinds == [
        ProposalKind.UNSAFE,
        ProposalKind.UNSAFE,
        ProposalKind.OPEN,
        ProposalKind.SAFE,
        ProposalKind.SAFE,
    ]


def test_lines_that_are_too_long_are_not_edited() -> None:
    found = post(">> " + "桥" * 30_000 + "\n\n>> 短。\n").all_proposals
    quotations = [proposal for proposal in found if proposal.code == "MD002"]

    assert [proposal.is_editable for proposal in quotations] == [False, True]


@given(drafts())
def test_any_draft_can_be_shown(text: str) -> None:
    shown = post(text)

    ids = [proposal.id for proposal in shown.all_proposals]
    assert len(set(ids)) == len(ids)
    for proposal in shown.all_proposals:
        excerpts, _ = proposal.excerpts
        assert excerpts
        assert 0 <= proposal.lines.start <= proposal.lines.end <= len(text)
    tree = html5lib.parse(str(shown.rendered.html), namespaceHTMLElements=False)
    assert not list(tree.iter("script"))
    entry = shown.entry
    assert PostEntry.from_kept(entry.path, keep(entry, ReportDetails())) == entry
