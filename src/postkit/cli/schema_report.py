"""The report of `postkit schema infer`: decisions, vocabularies, outliers."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from postkit.cli.outlier_messages import outlier_message
from postkit.counts import count
from postkit.reporters.width import cells, display
from postkit.schema.inference import Inference, SchemaDecision, Vocabulary


def print_report(group: str, found: Inference) -> None:
    """Print to standard error the evidence for and against the schema of `group`."""
    lines = [f"{group + ': ' if group else ''}{count(found.posts, 'post')}", ""]
    lines += _table(found.decisions)
    for name, vocabulary in found.vocabularies.items():
        if len(vocabulary.words) > 1:
            lines += ["", f"words of `{name}`:", *_words(vocabulary)]
    lines += ["", *_outliers(found), ""]
    sys.stdout.flush()
    print("\n".join(map(display, lines)), file=sys.stderr)


def _table(decisions: tuple[SchemaDecision, ...]) -> list[str]:
    names = max((cells(decision.name) for decision in decisions), default=0)
    says = max((cells(decision.says) for decision in decisions), default=0)
    lines: list[str] = []
    last = ""
    for decision in decisions:
        name = decision.name if decision.name != last else ""
        last = decision.name
        lines.append(
            f"{_pad(name, names)}  {_pad(decision.says, says)}  {_percent(decision):>6}  "
            f"{decision.support} of {decision.total} {_unit(decision)}"
        )
    return lines


def _percent(decision: SchemaDecision) -> str:
    # Rounding must not hide the one post that disagrees.
    if decision.support < decision.total:
        return f"{min(decision.share, 0.999):.1%}"
    return "100%"


def _unit(decision: SchemaDecision) -> str:
    return "items" if "[]" in decision.name else "posts"


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _words(vocabulary: Vocabulary) -> list[str]:
    lines = [f"  {uses:>5}  {word}" for word, uses in vocabulary.words.items() if uses > 1]
    if vocabulary.rare:
        lines.append(f"  used once, worth a look: {', '.join(vocabulary.rare)}")
    return lines


def _outliers(found: Inference) -> list[str]:
    if not found.outliers:
        return ["no outliers: every post agrees with the schema"]
    posts = len({outlier.path for outlier in found.outliers})
    head = f"{count(len(found.outliers), 'outlier')} in {count(posts, 'post')}:"
    return [
        head,
        *(
            f"{outlier.path}:{outlier.line}: {outlier_message(outlier)}"
            for outlier in found.outliers
        ),
    ]


def as_json(found: Inference, left_out: Mapping[str, str]) -> dict[str, Any]:
    """Return what was found as JSON values."""
    return {
        "posts": found.posts,
        "schema": found.schema,
        "decisions": [
            {**decision._asdict(), "share": round(decision.share, 4)}
            for decision in found.decisions
        ],
        "vocabularies": {
            name: {"words": dict(vocabulary.words), "misspelt": dict(vocabulary.misspelt)}
            for name, vocabulary in found.vocabularies.items()
        },
        "outliers": [
            {
                "path": outlier.path,
                "line": outlier.line,
                "field": outlier.name,
                "place": list(outlier.failure.path),
                "keyword": outlier.failure.keyword,
                # JSON has no infinity and no NaN, which YAML has.
                "value": json.loads(json.dumps(outlier.failure.value), parse_constant=str),
                "near": outlier.near,
                "message": outlier_message(outlier),
            }
            for outlier in found.outliers
        ],
        "left_out": [{"path": path, "reason": reason} for path, reason in left_out.items()],
    }
