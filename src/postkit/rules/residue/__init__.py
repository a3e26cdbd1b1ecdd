"""RS: what machines left behind in a draft."""

from postkit.rules.base import Rule
from postkit.rules.residue.cdata import Cdata
from postkit.rules.residue.citation_mark import CitationMark
from postkit.rules.residue.double_escaped_entity import DoubleEscapedEntity
from postkit.rules.residue.image_without_target import ImageWithoutTarget
from postkit.rules.residue.model_chatter import ModelChatter
from postkit.rules.residue.model_token import ModelToken
from postkit.rules.residue.placeholder import Placeholder
from postkit.rules.residue.platform_notice import PlatformNotice
from postkit.rules.residue.processing_marker import ProcessingMarker

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
)
