from app.device.ports import (
    NullScreen,
    NullSounds,
    NullVibrator,
    NullVoice,
    Screen,
    Sounds,
    Vibrator,
    Voice,
)


def test_without_a_device_everything_may_be_asked_and_nothing_happens() -> None:
    vibrator: Vibrator = NullVibrator("no motor")
    sounds: Sounds = NullSounds("no sound")
    voice: Voice = NullVoice("no voice")
    screen: Screen = NullScreen("no screen")
    vibrator.play((0.1,))
    sounds.play("start")
    sounds.stop()
    voice.say("Half-way.")
    voice.stop()
    voice.close()
    screen.keep_on(True)
    reasons = [port.reason for port in (vibrator, sounds, voice, screen)]
    assert reasons == ["no motor", "no sound", "no voice", "no screen"]
