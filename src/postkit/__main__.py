"""`python -m postkit`."""

import sys

from postkit.cli import program

sys.exit(program())
