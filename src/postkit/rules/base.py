"""The base class of every rule."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from postkit.diagnostics import Diagnostic, Related, Severity
from postkit.document import Document
from postkit.edits import Applicability, Edit, Fix
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Literal


class Options:
    """What the configuration can set for a rule: for most rules, nothing.

    A rule with options has a class of its own that derives from this one. Its
    annotated attributes have defaults and simple types (`bool`, `int`, `str`, an
    enumeration as `Literal`, a tuple of strings); configuration checks the
    user's file against them, so a rule never validates its own options. The
    docstring has an `Args:` section with a line on each.

    Args:
        chosen: what differs from the defaults, by name.

    Raises:
        TypeError: there is no option of that name.
    """

    def __init__(self, **chosen: Any) -> None:
        for name, value in chosen.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no option `{name}`")
            setattr(self, name, value)


class Rule(ABC):
    """A check for one kind of problem in one document.

    A rule never reads files, prints or changes text: it looks at a document and
    yields what it finds. The docstring is its page in the documentation.

    Args:
        options: an instance of the rule's `Options`; the defaults where None.
    """

    code: ClassVar[str]
    """The letters of its family and three digits; never reused for another rule."""
    name: ClassVar[str]
    """Kebab-case, describes what is found: `unclosed-details`."""
    summary: ClassVar[str]
    """One line for a list of rules, Markdown, without a full stop."""
    severity: ClassVar[Severity] = Severity.WARNING
    """How severe a finding is unless the configuration says otherwise."""
    default: ClassVar[bool] = True
    """Whether the rule runs unless the configuration says otherwise."""
    preview: ClassVar[bool] = False
    """Whether its precision on real posts is not known yet: it runs only where it is selected
    by its own code or name, or where `preview = true` is configured."""
    site: ClassVar[str] = ""
    """The generator on whose sites its examples are read; empty where that is of no matter."""
    fixable: ClassVar[bool] = False
    """Whether its findings usually have a fix."""
    always_unsafe: ClassVar[bool] = False
    """Whether somebody should review each of its fixes, so that `postkit fix` alone makes none."""
    trigger: ClassVar[str] = ""
    """What a draft must contain for the rule to find anything; see `postkit.rules.triggers`.

    The rule's module is loaded only then. Empty where there is no cheap sign.
    """
    reads_conflicts: ClassVar[bool] = False
    """Whether it looks at drafts with conflict markers of git, of which no other rule says
    anything."""
    depends_on_day: ClassVar[bool] = False
    """Whether what it finds depends on the day, so that its results are kept for that day only."""
    changes_structure: ClassVar[bool] = False
    """Whether a fix may change which blocks, links and emphasis the body consists of.

    The fix of any other rule is withdrawn when it turns out to do so.
    """
    Options: ClassVar[type[Options]] = Options
    example_options: ClassVar[Any] = None
    """The options under which the examples of the docstring are true; None for the defaults."""

    @classmethod
    def fix_kind(cls) -> Literal["safe", "unsafe", "none"]:
        """Return what its fixes usually are; in doubt a fix of a safe rule is unsafe."""
        if not cls.fixable:
            return "none"
        return "unsafe" if cls.always_unsafe else "safe"

    def __init__(self, options: Any = None) -> None:
        self.options: Any = self.Options() if options is None else options

    @abstractmethod
    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Yield what this rule finds in `document`, in any order."""

    def found(
        self,
        document: Document,
        span: Span,
        message: str,
        fix: Fix | None = None,
        *,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Return a finding of this rule on `span`.

        `severity` is for a rule that takes some cases more seriously than others; like the
        rule's own it can be overridden by the configuration. `related` are other places that an
        editor shows with it.
        """
        return Diagnostic(
            self.code,
            self.name,
            message,
            severity or self.severity,
            span,
            document.source,
            fix,
            related,
        )


def fix(message: str, *edits: Edit) -> Fix:
    """Return a safe fix: a reader of the page reads the same as before."""
    return Fix(message, edits)


def unsafe_fix(message: str, *edits: Edit) -> Fix:
    """Return a fix that somebody should review."""
    return Fix(message, edits, Applicability.UNSAFE)
