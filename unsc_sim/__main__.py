"""``python -m unsc_sim``: the command line."""

import sys

from unsc_sim.cli import main

if __name__ == "__main__":
    sys.exit(main())
