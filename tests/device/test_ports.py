from pathlib import Path

from app.device.dialler import Dialler, NullDialler
from app.device.files import Files, NullFiles
from app.device.notifier import Notice, Notifier, NullNotifier
from app.device.ports import (
    Display,
    NullScreen,
    NullSounds,
    NullVibrator,
    NullVoice,
    Sounds,
    Vibrator,
    Voice,
)
from app.device.surroundings import Edges, NullSurroundings, Surroundings


def test_without_a_device_everything_may_be_asked_and_nothing_happens() -> None:
    vibrator: Vibrator = NullVibrator("no motor")
    sounds: Sounds = NullSounds("no sound")
    voice: Voice = NullVoice("no voice")
    screen: Display = NullScreen("no screen")
    vibrator.play((0.1,))
    sounds.play("start")
    sounds.stop()
    sounds.awake(True)
    voice.say("Half-way.")
    voice.stop()
    voice.close()
    screen.keep_on(True)
    reasons = [port.reason for port in (vibrator, sounds, voice, screen)]
    assert reasons == ["no motor", "no sound", "no voice", "no screen"]


def test_without_a_system_around_the_answers_are_the_plain_ones() -> None:
    around: Surroundings = NullSurroundings("no system")
    assert (around.dark(), around.languages(), around.text_scale()) == (None, (), 1.0)
    assert (around.reduced_motion(), around.edges(), around.reason) == (False, Edges(), "no system")


def test_without_pickers_telephone_and_notification_everything_is_answered() -> None:
    files: Files = NullFiles("no pickers")
    dialler: Dialler = NullDialler("no telephone")
    notifier: Notifier = NullNotifier("no notification")
    answers: list[object] = []
    files.open(("yaml",), answers.append)
    files.save(Path("a.json"), answers.append)
    files.share(Path("a.json"), answers.append)
    dialler.open()
    notifier.show(Notice(title="Leg swing", text="", left_s=None, paused=True))
    notifier.clear()
    notifier.close()
    assert answers == [None, False, False]
    assert files.problem == "no pickers"
    reasons = [port.reason for port in (files, dialler, notifier)]
    assert reasons == ["no pickers", "no telephone", "no notification"]
