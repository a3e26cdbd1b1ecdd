"""RS: what machines left behind in a draft."""

from postkit.rules.base import Rule
from postkit.rules.residue.cdata import Cdata
from postkit.rules.residue.citation_mark import CitationMark
from postkit.rules.residue.double_escaped_entity import DoubleEscapedEntity
from postkit.rules.residue.endless_repetition import EndlessRepetition
from postkit.rules.residue.image_without_target import ImageWithoutTarget
from postkit.rules.residue.model_chatter import ModelChatter
from postkit.rules.residue.model_token import ModelToken
from postkit.rules.residue.placeholder import Placeholder
from postkit.rules.residue.placeholder_value import PlaceholderValue
from postkit.rules.residue.platform_notice import PlatformNotice
from postkit.rules.residue.processing_marker import ProcessingMarker
from postkit.rules.residue.search_link import SearchLink
from postkit.rules.residue.text_statistics import TextStatistics
from postkit.rules.residue.title_as_heading import TitleAsHeading

RULES: tuple[type[Rule], ...] = (
    ProcessingMarker,
    Cdata,
    PlatformNotice,
    ImageWithoutTarget,
    ModelChatter,
    CitationMark,
    DoubleEscapedEntity,
    Placeholder,
    ModelToken,
    SearchLink,
    EndlessRepetition,
    TitleAsHeading,
    TextStatistics,
    PlaceholderValue,
)
