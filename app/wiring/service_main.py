"""Starts the background service: the packagers run this file in a process and an interpreter of its own.

On a phone the folder where it meets the app comes from python-for-android. On a desktop, to watch it:
`python app/wiring/service_main.py --folder DIR --log FILE --actions`.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    # A file that is run finds its neighbours first; they must not hide other modules, but the app be found.
    here = Path(__file__).resolve().parent
    sys.path[:] = [str(here.parents[1]), *(path for path in sys.path if Path(path).resolve() != here)]
    from app.device.leaving import leave_after
    from app.wiring.serve import main

    leave_after(lambda: main(sys.argv[1:]))
