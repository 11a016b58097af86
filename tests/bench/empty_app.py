"""The smallest Kivy app there is, with the window, the hooks and the tasks that Limber is measured with."""

import json
import os
import sys
import time

from app.device.environment import leave_to_sdl, prepare_environment

prepare_environment(offscreen=True)

from kivy.config import Config

Config.set("graphics", "width", "412")
Config.set("graphics", "height", "915")
Config.set("graphics", "multisamples", "0")  # as Limber does where nobody looks
leave_to_sdl()

from kivy.app import App
from kivy.uix.widget import Widget

from tests.bench.probe import Probe, beside, on_the_drawing_thread, say, since_start


class EmptyApp(App):
    def build(self):
        return Widget()


def main(job: dict) -> None:
    """Starts, and is watched while it does nothing."""
    app, starting = EmptyApp(), job["do"] == "start"
    probe = Probe(finish=starting)

    def first() -> None:
        if probe.frames:
            probe.after_pass = lambda: None
            say(first=since_start())
            if starting:
                app.stop()
            else:
                beside(idle)

    def idle() -> None:
        time.sleep(job["settle_s"])
        say(settled=True)
        say(state="idle", **probe.spell(job["idle_s"]))
        on_the_drawing_thread(app.stop)

    probe.after_pass = first
    app.run()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
