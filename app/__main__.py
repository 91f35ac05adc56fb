"""`python -m app`."""

import sys

from app.main import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False) and len(sys.argv) > 1:
        from multiprocessing import freeze_support

        freeze_support()  # the built program, begun as a process for a list (app/home/services/bounded.py)
    sys.exit(main(sys.argv[1:]))
