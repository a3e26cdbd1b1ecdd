"""Chinese scripts: which characters belong to which, what a draft is written in, OpenCC."""

from postkit.script.characters import ONE_TO_MANY
from postkit.script.detect_script import Script, dominant, pattern
from postkit.script.names import is_named, proper_names
from postkit.script.opencc_converters import convert, convert_part
from postkit.script.suspicious_chars import Kind, Unusual, unusual

__all__ = [
    "ONE_TO_MANY",
    "Kind",
    "Script",
    "Unusual",
    "convert",
    "convert_part",
    "dominant",
    "is_named",
    "pattern",
    "proper_names",
    "unusual",
]
