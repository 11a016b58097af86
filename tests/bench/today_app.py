"""Limber up to the first frame of Today; prints the seconds it took and ends."""

import os
import time
from pathlib import Path

from app.main import Options, build


def first_frame(*_):
    print(time.monotonic() - float(os.environ["STARTED"]), flush=True)
    os._exit(0)


app = build(Options(headless=True, data=Path(os.environ["PROFILE"])))
from kivy.core.window import Window

Window.bind(on_flip=first_frame)
app.run()
