"""Plays a whole routine from what was packed: `python -OO play.py ROUTINE LOG` in the folder `files/app`."""

import sys
from pathlib import Path

sys.path[:] = [".", *(path for path in sys.path if path and Path(path) != Path(__file__).parent)]

from app.main import Options, play

sys.exit(play(Options(routine=sys.argv[1], headless=True, speed=200, log=Path(sys.argv[2]), ask=False)))
