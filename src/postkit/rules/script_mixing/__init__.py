"""The rules of this family, in code order."""

from postkit.rules.base import Rule
from postkit.rules.script_mixing.ascii_ellipsis import AsciiEllipsis
from postkit.rules.script_mixing.bidirectional_control import BidirectionalControl
from postkit.rules.script_mixing.chinese_latin_spacing import ChineseLatinSpacing
from postkit.rules.script_mixing.compatibility_form import CompatibilityForm
from postkit.rules.script_mixing.control_character import ControlCharacter
from postkit.rules.script_mixing.doubled_punctuation import DoubledPunctuation
from postkit.rules.script_mixing.foreign_leak import ForeignLeak
from postkit.rules.script_mixing.full_width_alphanumeric import FullWidthAlphanumeric
from postkit.rules.script_mixing.half_width_brackets import HalfWidthBrackets
from postkit.rules.script_mixing.half_width_punctuation import HalfWidthPunctuation
from postkit.rules.script_mixing.invisible_character import InvisibleCharacter
from postkit.rules.script_mixing.look_alike_letter import LookAlikeLetter
from postkit.rules.script_mixing.mismatched_brackets import MismatchedBrackets
from postkit.rules.script_mixing.mojibake import Mojibake
from postkit.rules.script_mixing.private_use_character import PrivateUseCharacter
from postkit.rules.script_mixing.regional_vocabulary import RegionalVocabulary
from postkit.rules.script_mixing.replacement_character import ReplacementCharacter
from postkit.rules.script_mixing.reversed_quote import ReversedQuote
from postkit.rules.script_mixing.simplified_in_traditional import SimplifiedInTraditional
from postkit.rules.script_mixing.space_beside_punctuation import SpaceBesidePunctuation
from postkit.rules.script_mixing.straight_quotes import StraightQuotes
from postkit.rules.script_mixing.traditional_in_simplified import TraditionalInSimplified
from postkit.rules.script_mixing.unpaired_quote import UnpairedQuote

RULES: tuple[type[Rule], ...] = (
    TraditionalInSimplified,
    SimplifiedInTraditional,
    RegionalVocabulary,
    LookAlikeLetter,
    ForeignLeak,
    CompatibilityForm,
    PrivateUseCharacter,
    InvisibleCharacter,
    ControlCharacter,
    BidirectionalControl,
    ReplacementCharacter,
    Mojibake,
    HalfWidthPunctuation,
    HalfWidthBrackets,
    FullWidthAlphanumeric,
    MismatchedBrackets,
    StraightQuotes,
    DoubledPunctuation,
    AsciiEllipsis,
    UnpairedQuote,
    ReversedQuote,
    SpaceBesidePunctuation,
    ChineseLatinSpacing,
)
