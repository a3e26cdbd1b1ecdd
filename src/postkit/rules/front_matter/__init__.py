"""The rules of this family, in code order."""

from postkit.rules.base import Rule
from postkit.rules.front_matter.ambiguous_scalar import AmbiguousScalar
from postkit.rules.front_matter.byte_order_mark import ByteOrderMark
from postkit.rules.front_matter.damaged_fence import DamagedFence
from postkit.rules.front_matter.duplicate_key import DuplicateKey
from postkit.rules.front_matter.empty_front_matter import EmptyFrontMatter
from postkit.rules.front_matter.empty_required_field import EmptyRequiredField
from postkit.rules.front_matter.front_matter_not_a_mapping import FrontMatterNotAMapping
from postkit.rules.front_matter.invalid_format import InvalidFormat
from postkit.rules.front_matter.invalid_front_matter import InvalidFrontMatter
from postkit.rules.front_matter.list_item_in_text import ListItemInText
from postkit.rules.front_matter.list_item_without_space import ListItemWithoutSpace
from postkit.rules.front_matter.missing_front_matter import MissingFrontMatter
from postkit.rules.front_matter.missing_required_field import MissingRequiredField
from postkit.rules.front_matter.pattern_mismatch import PatternMismatch
from postkit.rules.front_matter.quotes_in_value import QuotesInValue
from postkit.rules.front_matter.repeated_list_item import RepeatedListItem
from postkit.rules.front_matter.schema_violation import SchemaViolation
from postkit.rules.front_matter.trailing_comma import TrailingComma
from postkit.rules.front_matter.unclosed_front_matter import UnclosedFrontMatter
from postkit.rules.front_matter.unknown_field import UnknownField
from postkit.rules.front_matter.value_cut_by_hash import ValueCutByHash
from postkit.rules.front_matter.value_not_in_vocabulary import ValueNotInVocabulary
from postkit.rules.front_matter.wide_list_separator import WideListSeparator
from postkit.rules.front_matter.wrong_size import WrongSize
from postkit.rules.front_matter.wrong_type import WrongType

RULES: tuple[type[Rule], ...] = (
    MissingFrontMatter,
    DamagedFence,
    UnclosedFrontMatter,
    InvalidFrontMatter,
    FrontMatterNotAMapping,
    EmptyFrontMatter,
    DuplicateKey,
    ByteOrderMark,
    QuotesInValue,
    AmbiguousScalar,
    RepeatedListItem,
    ListItemWithoutSpace,
    ValueCutByHash,
    WideListSeparator,
    ListItemInText,
    TrailingComma,
    MissingRequiredField,
    EmptyRequiredField,
    WrongType,
    ValueNotInVocabulary,
    InvalidFormat,
    PatternMismatch,
    WrongSize,
    UnknownField,
    SchemaViolation,
)
