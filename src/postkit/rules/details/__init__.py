"""The rules of this family, in code order."""

from postkit.rules.base import Rule
from postkit.rules.details.broken_tag import BrokenTag
from postkit.rules.details.cut_paragraph import CutParagraph
from postkit.rules.details.empty_details import EmptyDetails
from postkit.rules.details.glued_details import GluedDetails
from postkit.rules.details.missing_original import MissingOriginal
from postkit.rules.details.missing_summary import MissingSummary
from postkit.rules.details.misspelt_tag import MisspeltTag
from postkit.rules.details.nested_details import NestedDetails
from postkit.rules.details.raw_transcript import RawTranscript
from postkit.rules.details.repeated_original import RepeatedOriginal
from postkit.rules.details.text_before_summary import TextBeforeSummary
from postkit.rules.details.unclosed_details import UnclosedDetails
from postkit.rules.details.unclosed_element import UnclosedElement
from postkit.rules.details.unclosed_paragraph import UnclosedParagraph
from postkit.rules.details.unclosed_summary import UnclosedSummary
from postkit.rules.details.unopened_details import UnopenedDetails
from postkit.rules.details.unopened_paragraph import UnopenedParagraph
from postkit.rules.details.unopened_summary import UnopenedSummary
from postkit.rules.details.unrendered_markdown import UnrenderedMarkdown
from postkit.rules.details.unusual_summary_label import UnusualSummaryLabel
from postkit.rules.details.wrong_language import WrongLanguage

RULES: tuple[type[Rule], ...] = (
    UnclosedDetails,
    UnopenedDetails,
    NestedDetails,
    MissingSummary,
    UnclosedSummary,
    UnopenedSummary,
    BrokenTag,
    MisspeltTag,
    EmptyDetails,
    UnclosedParagraph,
    UnopenedParagraph,
    UnrenderedMarkdown,
    CutParagraph,
    GluedDetails,
    UnusualSummaryLabel,
    RepeatedOriginal,
    WrongLanguage,
    RawTranscript,
    MissingOriginal,
    TextBeforeSummary,
    UnclosedElement,
)
