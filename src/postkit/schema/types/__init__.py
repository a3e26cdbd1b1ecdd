"""Types for programs, written from a schema: Python, TypeScript and zod.

A schema is read into shapes once, and each module writes these in its language.
`postkit schema types` uses it. Nothing here loads a schema or validates a value.
"""

from __future__ import annotations

from postkit.schema.types.python_types import write_python
from postkit.schema.types.typescript_types import write_typescript
from postkit.schema.types.zod_types import write_zod

__all__ = ["write_python", "write_typescript", "write_zod"]
