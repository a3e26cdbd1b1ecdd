"""A JSON Schema inferred from the posts of an archive, with the evidence for it.

Here values are counted, and each keyword of the schema is decided by how many posts agree.
`postkit schema infer` uses it. Nothing here reads a file or prints a schema.
"""

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
