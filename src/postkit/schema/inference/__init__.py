"""A JSON Schema inferred from the posts of an archive, with the evidence for it."""

from postkit.schema.inference.build_schema import SchemaDecision
from postkit.schema.inference.infer import MIN_SHARE, Inference, infer, infer_each, mapping_of
from postkit.schema.inference.outlier import Outlier
from postkit.schema.inference.vocabulary import Vocabulary

__all__ = [
    "MIN_SHARE",
    "Inference",
    "Outlier",
    "SchemaDecision",
    "Vocabulary",
    "infer",
    "infer_each",
    "mapping_of",
]
