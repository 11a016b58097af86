"""The smallest Kivy app there is; prints the seconds to its first frame and ends."""

import os
import time

from kivy.config import Config

Config.set("graphics", "width", "412")
Config.set("graphics", "height", "915")
Config.set("graphics", "multisamples", "4")

from kivy.app import App
from kivy.core.window import Window
from kivy.uix.widget import Widget


def first_frame(*_):
    print(time.monotonic() - float(os.environ["STARTED"]), flush=True)
    os._exit(0)


class EmptyApp(App):
    def build(self):
        return Widget()


Window.bind(on_flip=first_frame)
EmptyApp().run()
