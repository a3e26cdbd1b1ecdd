"""Infer a schema from the posts of an archive, and find the posts that it rejects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from postkit.counts import count
from postkit.document import Document
from postkit.errors import UsageError
from postkit.schema.inference.build_schema import SchemaBuilder, SchemaDecision
from postkit.schema.inference.evidence import MappingEvidence
from postkit.schema.inference.outlier import Outlier, find_outliers
from postkit.schema.inference.vocabulary import Vocabulary
from postkit.schema.json_values import as_json
from postkit.schema.schema import Schema

MIN_SHARE = 0.95
"""A decision is made when at least this share of the posts bears it out.

One in twenty is more than slips come to in a tended archive, and less than a
practice that somebody follows on purpose.
"""

Read = Callable[[], Iterable[Document]]
"""Gives the posts of an archive, each time from the first on."""


@dataclass
class Inference:
    """A schema drawn from posts, and the evidence for and against it.

    `posts` counts the posts with front matter. `vocabularies` are by field.
    """

    schema: dict[str, Any]
    posts: int
    decisions: tuple[SchemaDecision, ...]
    vocabularies: dict[str, Vocabulary]
    outliers: list[Outlier] = field(default_factory=list)


def infer(read: Read, *, min_share: float = MIN_SHARE) -> Inference:
    """Return the schema that the posts of an archive bear out.

    Args:
        read: gives the posts. It is called twice: once to count, once to find
            the outliers, so that no post has to be kept.
        min_share: the share of posts, above 0.5 and up to 1, that a decision needs.

    Raises:
        UsageError: no post has front matter, or `min_share` is out of range.
    """
    found = infer_each(read, lambda document: "", min_share=min_share)
    if not found:
        raise UsageError("no post has front matter to infer a schema from")
    return found[""]


def infer_each(
    read: Read,
    group_of: Callable[[Document], str | None],
    *,
    min_share: float = MIN_SHARE,
) -> dict[str, Inference]:
    """Return a schema for each group of posts, the largest group first.

    Args:
        read: as for `infer`.
        group_of: names the group of a post; None leaves it out.
        min_share: as for `infer`.

    Raises:
        UsageError: `min_share` is out of range.
    """
    if not 0.5 < min_share <= 1:
        raise UsageError(f"the share must be above 0.5 and at most 1, not {min_share:g}")
    evidence: dict[str, MappingEvidence] = {}
    for document in read():
        group = group_of(document) if mapping_of(document) is not None else None
        if group is not None:
            evidence.setdefault(group, MappingEvidence()).add(as_json(mapping_of(document)))
    groups = sorted(evidence, key=lambda group: -evidence[group].count)
    builders = {group: SchemaBuilder(min_share) for group in groups}
    found = {group: _inference(builders[group], evidence[group]) for group in groups}
    schemas = {group: Schema(schema.schema, "inferred") for group, schema in found.items()}
    for document in read():
        group = group_of(document) if mapping_of(document) is not None else None
        if group in found:
            found[group].outliers += find_outliers(document, schemas[group], builders[group])
    return found


def mapping_of(document: Document) -> dict[str, Any] | None:
    """Return the fields of a post; None where its front matter is missing or cannot be read."""
    front_matter = document.front_matter
    if front_matter is None or front_matter.root is None or front_matter.root.kind != "mapping":
        return None
    return front_matter.values


def _inference(builder: SchemaBuilder, evidence: MappingEvidence) -> Inference:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"inferred from {count(evidence.count, 'post')}; each decision is based on "
        f"at least {builder.min_share:.0%} of what it is about",
        "type": "object",
        **builder.mapping(evidence),
    }
    return Inference(schema, evidence.count, tuple(builder.decisions), builder.vocabularies)
