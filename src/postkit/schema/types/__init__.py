"""Types for programs, written from a schema: Python, TypeScript and zod."""

from __future__ import annotations

from postkit.schema.types.python_types import write_python
from postkit.schema.types.typescript_types import write_typescript
from postkit.schema.types.zod_types import write_zod

__all__ = ["write_python", "write_typescript", "write_zod"]
