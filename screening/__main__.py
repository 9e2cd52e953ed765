"""The command line: ``python -m screening``."""

from __future__ import annotations

from screening.command import main

if __name__ == "__main__":
    main()
