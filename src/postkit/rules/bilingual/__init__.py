"""The rules of this family, in code order."""

from postkit.rules.base import Rule
from postkit.rules.bilingual.end_without_original import EndWithoutOriginal
from postkit.rules.bilingual.other_scale import OtherScale
from postkit.rules.bilingual.other_speaker import OtherSpeaker
from postkit.rules.bilingual.other_spelling import OtherSpelling
from postkit.rules.bilingual.short_original import ShortOriginal
from postkit.rules.bilingual.short_translation import ShortTranslation
from postkit.rules.bilingual.slipped_original import SlippedOriginal
from postkit.rules.bilingual.two_spellings import TwoSpellings
from postkit.rules.bilingual.untranslated_run import UntranslatedRun

RULES: tuple[type[Rule], ...] = (
    SlippedOriginal,
    OtherSpelling,
    TwoSpellings,
    ShortOriginal,
    ShortTranslation,
    OtherSpeaker,
    EndWithoutOriginal,
    UntranslatedRun,
    OtherScale,
)
