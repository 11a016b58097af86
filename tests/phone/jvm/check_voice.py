import gc
import threading
from collections.abc import Callable, Iterator

import pytest

from app.device.android import voice as voice_module
from app.device.android.focus import AudioFocus, open_focus
from app.device.android.voice import AndroidVoice, open_voice
from app.device.ports import NullVoice
from tests.phone.jvm.conftest import Phone

Open = Callable[[], AndroidVoice]


@pytest.fixture
def open_it(phone: Phone, focus: AudioFocus, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr(voice_module, "_LOOK_EVERY_S", 0.01)
    phone.java("java.util.Locale").setDefault(phone.java("java.util.Locale").forLanguageTag("fr-FR"))
    opened: list[AndroidVoice] = []

    def make() -> AndroidVoice:
        voice = open_voice("en", focus)
        assert isinstance(voice, AndroidVoice)
        opened.append(voice)
        return voice

    yield make
    for voice in opened:
        voice.close()


def said(phone: Phone) -> list[str]:
    return [call.removeprefix("say ").split(" queue")[0] for call in phone.done if call.startswith("say ")]


def test_it_says_a_sentence_while_the_music_is_down(phone: Phone, open_it: Open) -> None:
    voice = open_it()
    voice.say("Half-way.")
    phone.until(lambda: "focus back" in phone.done)
    assert phone.done[:3] == ["engine for PythonActivity", "language en", "speaks as usage 12 content 1"]
    assert phone.done[3].startswith("focus taken gain 3")
    assert phone.done[4:] == ["say Half-way. queue 0 null cue", "focus back"]
    assert voice.reason == ""


def test_letters_of_any_language_arrive(phone: Phone, open_it: Open) -> None:
    open_it().say("Seite wechseln: rechtes Bein, Größe Ω.")
    phone.until(lambda: said(phone) == ["Seite wechseln: rechtes Bein, Größe Ω."])


def test_the_runners_own_way_of_speaking_the_language_is_taken(phone: Phone, open_it: Open) -> None:
    locales = phone.java("java.util.Locale")
    locales.setDefault(locales.forLanguageTag("en-NZ"))
    open_it()
    phone.until(lambda: "language en-NZ" in phone.done)


def test_one_engine_says_everything(phone: Phone, open_it: Open) -> None:
    voice = open_it()
    for text in ("One.", "Two.", "Three."):
        voice.say(text)
        phone.until(lambda text=text: text in said(phone))
    assert phone.done.count("engine for PythonActivity") == 1


def test_a_new_sentence_cuts_the_old_one_and_the_music_stays_down_between_them(
    phone: Phone, open_it: Open
) -> None:
    voice = open_it()
    phone.is_like(speaking="on")
    voice.say("A long story.")
    phone.until(lambda: said(phone) == ["A long story."])
    voice.say("Change sides.")
    phone.until(lambda: said(phone) == ["A long story.", "Change sides."])
    assert sum(call.startswith("focus taken") for call in phone.done) == 1
    assert "focus back" not in phone.done
    phone.is_like(speaking="off")
    phone.until(lambda: phone.done[-1] == "focus back")


def test_stopping_hushes_and_gives_the_music_back(phone: Phone, open_it: Open) -> None:
    voice = open_it()
    phone.is_like(speaking="on")
    voice.say("A long story.")
    phone.until(lambda: said(phone) == ["A long story."])
    voice.stop()
    phone.until(lambda: phone.done[-2:] == ["hush", "focus back"])


def test_the_caller_never_waits_for_an_engine_and_the_newest_sentence_is_kept_for_it(
    phone: Phone, open_it: Open
) -> None:
    phone.is_like(engine="slow")
    voice = open_it()
    voice.say("One.")
    voice.say("Two.")
    assert phone.done == ["engine for PythonActivity"]
    phone.java("android.speech.tts.TextToSpeech").ready()
    phone.until(lambda: said(phone) == ["Two."])


def test_without_an_engine_it_is_silent_and_says_what_to_do(phone: Phone, open_it: Open) -> None:
    phone.is_like(engine="missing")
    voice = open_it()
    phone.until(lambda: voice.reason)
    assert voice.reason == voice_module._NO_ENGINE
    voice.say("Hello?")
    voice.stop()
    voice.close()
    assert said(phone) == []


def test_an_engine_that_fails_when_it_is_asked_is_no_engine(phone: Phone, open_it: Open) -> None:
    phone.is_like(language="what?")
    voice = open_it()
    phone.until(lambda: voice.reason)
    voice.say("Hello?")
    assert voice.reason == voice_module._NO_ENGINE
    assert said(phone) == []


@pytest.mark.parametrize("answer", ["-1", "-2"])
def test_without_the_language_it_is_silent_and_says_what_to_do(
    phone: Phone, open_it: Open, answer: str
) -> None:
    phone.is_like(language=answer)
    voice = open_it()
    phone.until(lambda: voice.reason)
    assert voice.reason == voice_module._NO_LANGUAGE
    assert not any(call.startswith("language") for call in phone.done)


def test_a_voice_that_needs_the_internet_gives_way_to_the_best_that_does_not(
    phone: Phone, open_it: Open
) -> None:
    phone.is_like(
        voice="own en-GB 500 net here",
        voices="own en-GB 500 net here,poor en-US 100 local here,good en-AU 400 local here,"
        "absent en-GB 500 local absent,german de-DE 500 local here",
    )
    voice = open_it()
    voice.say("Half-way.")
    phone.until(lambda: said(phone) == ["Half-way."])
    assert [call for call in phone.done if call.startswith("voice")] == ["voice good"]
    assert voice.reason == ""


@pytest.mark.parametrize("voices", ["", "own en-GB 500 net here,absent en-GB 500 local absent"])
def test_where_every_voice_needs_the_internet_nothing_is_said(
    phone: Phone, open_it: Open, voices: str
) -> None:
    phone.is_like(voice="own en-GB 500 net here", voices=voices)
    voice = open_it()
    phone.until(lambda: voice.reason)
    voice.say("Half-way.")
    assert voice.reason == voice_module._NO_OFFLINE_VOICE
    assert said(phone) == []


def test_an_engine_that_knows_no_voices_speaks_with_the_one_it_has(phone: Phone, open_it: Open) -> None:
    phone.is_like(voice="")
    open_it().say("Half-way.")
    phone.until(lambda: said(phone) == ["Half-way."])


def test_an_engine_that_has_crashed_is_started_again_for_the_next_sentence(
    phone: Phone, open_it: Open
) -> None:
    voice = open_it()
    phone.is_like(engine="crashed")
    voice.say("Lost.")
    phone.until(lambda: phone.done.count("engine for PythonActivity") == 2)
    phone.is_like(engine="well")
    voice.say("Heard.")
    phone.until(lambda: said(phone) == ["Heard."])
    assert phone.done.count("shutdown") == 1
    assert phone.done.count("language en") == 2


def test_nothing_is_said_into_a_call(phone: Phone, open_it: Open) -> None:
    voice = open_it()
    phone.is_like(focus="refused")
    voice.say("Half-way.")
    phone.until(lambda: "hush" in phone.done)
    phone.is_like(focus="free")
    voice.say("Change sides.")
    phone.until(lambda: said(phone) == ["Change sides."])


def test_a_call_that_comes_in_between_cuts_the_sentence_short(phone: Phone, open_it: Open) -> None:
    voice = open_it()
    phone.is_like(speaking="on")
    voice.say("A long story.")
    phone.until(lambda: said(phone) == ["A long story."])
    phone.java("android.media.AudioManager").tell(-2)
    phone.until(lambda: "hush" in phone.done)


def test_closing_gives_the_engine_back_and_ends_the_thread(phone: Phone, open_it: Open) -> None:
    voice = open_it()
    voice.close()
    voice.say("Too late.")
    assert phone.done[-1] == "shutdown"
    assert said(phone) == []
    assert not any(thread.name == "voice" and thread.is_alive() for thread in threading.enumerate())


def test_an_engine_that_is_ready_after_its_voice_was_given_back_and_forgotten_does_no_harm(
    phone: Phone,
) -> None:
    """What Java calls then has to be there still, or the process ends."""
    phone.is_like(engine="slow")
    focus = open_focus()
    assert focus is not None
    voice = open_voice("en", focus)
    assert isinstance(voice, AndroidVoice)
    voice.close()
    del voice, focus
    gc.collect()
    phone.java("android.speech.tts.TextToSpeech").ready()
    assert said(phone) == []


def test_without_audio_it_is_silent_and_says_so(phone: Phone) -> None:
    phone.has_no("audio")
    assert isinstance(open_voice("en", open_focus()), NullVoice)
