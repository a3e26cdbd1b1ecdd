"""`python -m postkit`."""

import sys

from postkit.cli import main

sys.exit(main())
