"""What a details block is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from postkit.named_tuples import NamedTuple
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.details.damage_kind import Damage, DamageKind


class Summary(NamedTuple):
    """The line that a reader sees of a folded block.

    `label` is what is between the tags, without the white space around it;
    `closing` is None where the closing tag is missing.
    """

    opening: Span
    label: Span
    closing: Span | None


class Marks(NamedTuple):
    """The tags of a block: `summary` and `closing` are None where it has none."""

    opening: Span
    summary: Summary | None
    closing: Span | None


class DetailsBlock:
    """One details block, whatever has become of it.

    Args:
        span: the block with its tags.
        content: what is between the summary and the closing tag, white
            space at both ends included. Where nothing closes the block it ends
            where the block really does.
        label: the text of the summary, without the white space around it; empty
            where there is none.
        find_marks: says where the tags are. Called when somebody asks first:
            hardly any of the thousands of blocks in an archive is asked.
        is_healthy: whether a browser shows the block as it is meant: its tags
            are whole, and all that they open in it they close.
    """

    __slots__ = (
        "_find_marks",
        "_marks",
        "children",
        "content",
        "is_healthy",
        "label",
        "parent",
        "span",
    )

    def __init__(
        self,
        span: Span,
        content: Span,
        label: str,
        find_marks: Callable[[], Marks],
        is_healthy: bool,
    ) -> None:
        self.span = span
        self.content = content
        self.label = label
        self.is_healthy = is_healthy
        self.parent: DetailsBlock | None = None
        self.children: tuple[DetailsBlock, ...] = ()
        self._find_marks = find_marks
        self._marks: Marks | None = None

    @property
    def marks(self) -> Marks:
        """The tags of the block."""
        if self._marks is None:
            self._marks = self._find_marks()
        return self._marks

    @property
    def opening(self) -> Span:
        """The opening tag."""
        return self.marks.opening

    @property
    def summary(self) -> Summary | None:
        """The summary, None where the block has none."""
        return self.marks.summary

    @property
    def closing(self) -> Span | None:
        """The closing tag, None where it is missing."""
        return self.marks.closing


class Details:
    """The details blocks of a document, and what is wrong with them.

    `blocks` are in the order in which they open, nested ones after their parent.
    `is_complete` is false where there are more tags outside of whole blocks than are
    read: then `blocks` are the whole ones, and nobody knows what is wrong.
    """

    def __init__(
        self,
        blocks: tuple[DetailsBlock, ...],
        damages: tuple[Damage, ...],
        *,
        is_complete: bool = True,
    ) -> None:
        self.blocks = blocks
        self.is_complete = is_complete
        self._damages = damages

    @property
    def is_damaged(self) -> bool:
        """Whether anything is wrong with them."""
        return bool(self._damages) or not self.is_complete

    def damages(self, *kinds: DamageKind) -> Iterator[Damage]:
        """Yield the damages of some kinds in their order."""
        return (damage for damage in self._damages if damage.kind in kinds)


def usual_label(blocks: Iterable[DetailsBlock]) -> str:
    """Return the label that most of `blocks` bear; empty where none has one."""
    labels = Counter(block.label for block in blocks if block.label)
    return labels.most_common(1)[0][0] if labels else ""


def is_near(one: str, other: str) -> bool:
    """Tell whether two labels are the same but for a few letters."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() >= 0.6
