"""Convert Markdown files in place with OpenCC alone: what `postkit convert` is measured against.

python bare_opencc.py s2t FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import opencc


def main() -> None:
    """Convert all text of all files, as a script of a few lines would."""
    configuration, folder = sys.argv[1:]
    converter = opencc.OpenCC(configuration)
    for path in sorted(Path(folder).rglob("*.md")):
        path.write_bytes(converter.convert(path.read_bytes().decode()).encode())


if __name__ == "__main__":
    main()
