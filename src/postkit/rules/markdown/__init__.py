"""The rules about Markdown that will not render as it was meant, in code order."""

from postkit.rules.base import Rule
from postkit.rules.markdown.accidental_heading import AccidentalHeading
from postkit.rules.markdown.broken_emphasis import BrokenEmphasis
from postkit.rules.markdown.broken_link import BrokenLink
from postkit.rules.markdown.heading_without_space import HeadingWithoutSpace
from postkit.rules.markdown.missing_link_target import MissingLinkTarget
from postkit.rules.markdown.speaker_as_quote import SpeakerAsQuote
from postkit.rules.markdown.unclosed_code import UnclosedCode
from postkit.rules.markdown.unrendered_list import UnrenderedList

RULES: tuple[type[Rule], ...] = (
    BrokenEmphasis,
    SpeakerAsQuote,
    HeadingWithoutSpace,
    AccidentalHeading,
    UnrenderedList,
    BrokenLink,
    MissingLinkTarget,
    UnclosedCode,
)
