"""The lean label against Kivy's own."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.ui.base import other_typefaces, typesetting
from app.ui.base.letters import Letters

FONT = str(Path(__file__).parents[3] / "assets" / "fonts" / "LimberSans-SemiBold.ttf")


@pytest.fixture(scope="module", autouse=True)
def _window() -> None:
    from kivy.core.window import Window  # noqa: F401 - textures need one


def pair(**said: Any) -> tuple[Any, Any]:
    """The lean label and Kivy's own, typeset as finely, both with the same properties and drawn."""
    from kivy.uix.label import Label

    from app.ui.widgets.text import PlainLabel, fineness, ruler

    fine = fineness()
    large = {**said, "font_size": said["font_size"] * fine}
    if "text_size" in said:
        large["text_size"] = tuple(side and side * fine for side in said["text_size"])
    ruler(FONT, said["font_size"])
    both = PlainLabel(font_name=FONT, **said), Label(font_name=FONT, **large)
    for one in both:
        one.texture_update()
        one.texture.bind()
    return both


@pytest.mark.parametrize(
    "said",
    [
        {"text": "Today", "font_size": 20},
        {"text": "Up, then down", "font_size": 31, "color": (0.2, 0.4, 0.6, 1)},
        {
            "text": "a long line that has to break",
            "font_size": 18,
            "text_size": (120, None),
            "halign": "left",
        },
        {
            "text": "two\nlines",
            "font_size": 18,
            "text_size": (120, None),
            "halign": "center",
            "line_height": 1.1,
        },
        {"text": "right", "font_size": 18, "text_size": (90, 40), "halign": "right", "valign": "middle"},
    ],
)
def test_it_draws_every_pixel_as_kivys_own_does(said: dict[str, Any]) -> None:
    lean, usual = pair(**said)
    assert tuple(lean.texture.size) == tuple(usual.texture.size)
    assert lean.texture.pixels == usual.texture.pixels


def test_what_cannot_be_used_keeps_its_colour_and_whoever_holds_it_makes_it_pale() -> None:
    said: dict[str, Any] = {"text": "not now", "font_size": 18, "color": (0.2, 0.4, 0.6, 1)}
    lean, _usual = pair(**said, disabled=True)
    _lean, usual = pair(**said)
    assert lean.texture.pixels == usual.texture.pixels


def test_it_stands_in_the_middle_of_its_box_on_whole_pixels() -> None:
    lean, _ = pair(text="Today", font_size=20)
    lean.size, lean.pos = (101.5, 60), (10.25, 20)
    wide, high = lean.texture_size
    assert tuple(lean._shape.pos) == (int(10.25 + 101.5 / 2 - wide / 2), int(20 + 60 / 2 - high / 2))


def test_an_empty_one_shows_nothing_and_comes_back() -> None:
    lean, _ = pair(text="Today", font_size=20)
    lean.text = ""
    lean.texture_update()
    assert tuple(lean._shape.size) == (0, 0)
    lean.text = "Today"
    lean.texture_update()
    assert tuple(lean._shape.size) == tuple(lean.texture_size) != (0, 0)


def test_a_change_of_what_it_says_is_drawn_in_the_next_frame_once() -> None:
    from kivy.clock import Clock

    from tests.guards.work import typeset

    lean, _ = pair(text="Today", font_size=20)
    Clock.tick()
    with typeset() as drawn:
        lean.text, lean.font_size, lean.color = "History", 24, (1, 0, 0, 1)
        Clock.tick()
        Clock.tick_draw()
    assert drawn == {"History": 1}


SENTENCES = (
    "Something feels wrong today",
    "Take the time you need.",
    "How is your lower back straight after the run?",
)


@pytest.mark.parametrize("density", [1.0, 1.5, 2.0, 2.75])
@pytest.mark.parametrize("size", [14, 15, 16, 17, 18])
def test_letters_stand_as_close_as_the_typeface_puts_them_on_every_display(
    density: float, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.widgets import text
    from app.ui.widgets.words import extent

    monkeypatch.setattr(text, "Metrics", SimpleNamespace(density=density))
    for sentence in SENTENCES:
        wanted = extent(sentence, FONT, 1024.0) / 1024
        assert extent(sentence, FONT, size * density) / (size * density) == pytest.approx(wanted, rel=0.021)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_text_is_drawn_as_wide_as_it_is_measured(text: str) -> None:
    from app.ui.widgets.words import extent

    lean, _ = pair(text=text, font_size=15)
    assert lean.texture_size[0] == pytest.approx(extent(text, FONT, 15), abs=1)


def test_a_text_is_measured_the_same_before_and_after_its_typeface_has_drawn() -> None:
    from kivy.core.text import Label as CoreLabel

    from app.ui.widgets.text import fineness, ruler

    size = 37.25  # that nothing else uses
    before = ruler(FONT, size).get_extents("Today, Settings, 6:30")
    label = CoreLabel(text="Today", font_name=FONT, font_size=size * fineness(), font_script_name="Latn")
    label.refresh()
    label.texture.bind()
    assert ruler(FONT, size).get_extents("Today, Settings, 6:30") == before


@pytest.fixture
def lends(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A typeface without ł and ø, and a device that lends one with them."""
    other = FONT.replace("SemiBold", "ExtraBold")
    monkeypatch.setattr(typesetting, "letters", lambda _: Letters(iter([(0x20, 0x7E), (0x2022, 0x2022)])))
    monkeypatch.setattr(other_typefaces, "_files", lambda: [Path(other)])
    typesetting.setting.cache_clear()
    yield other
    typesetting.setting.cache_clear()


def test_a_text_may_change_its_typeface_in_the_middle(lends: str) -> None:
    from app.ui.widgets.text import PlainLabel, ruler, width_of

    written = "[b]a[/b] & łø &amp; b"
    mixed = PlainLabel(font_name=FONT, font_size=40, text=written)
    mixed.texture_update()
    pieces = [("[b]a[/b] & ", FONT), ("łø", lends), (" &amp; b", FONT)]
    assert list(typesetting.setting(written, FONT).pieces) == pieces
    expected = sum(ruler(file, 40).get_extents(piece)[0] for piece, file in pieces)
    assert width_of(written, FONT, 40) == expected
    assert abs(mixed.texture_size[0] - expected) <= 2
    mixed.text = "plain"
    mixed.texture_update()
    plain = PlainLabel(font_name=FONT, font_size=40, text="plain")
    plain.texture_update()
    assert mixed.texture.pixels == plain.texture.pixels


def test_what_runs_from_right_to_left_leaves_other_texts_as_they_are(
    lends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.widgets import text as module

    def extents() -> Any:
        return module.width_of("AVA łø ToT", FONT, 40), module.ruler(FONT, 40).get_extents("AVA ToT")

    before = extents()
    leftward = typesetting.SetText((("abc ", lends),), "Hebr", leftward=True)
    with monkeypatch.context() as patch:
        patch.setattr(module, "setting", lambda *_: leftward)
        label = module.PlainLabel(font_name=FONT, font_size=40, text="אבג")
        label.texture_update()
        drawn = label.texture.pixels
    assert extents() == before
    forward = module.PlainLabel(font_name=lends, font_size=40, text="abc ")
    forward.texture_update()
    assert forward.texture.pixels != drawn


def test_where_nothing_can_draw_a_letter_a_dot_is_drawn_and_the_words_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app.ui.widgets.text import PlainLabel, width_of

    monkeypatch.setattr(other_typefaces, "_files", list)
    typesetting.setting.cache_clear()
    one, other = (PlainLabel(font_name=FONT, font_size=30, text=text) for text in ("跑步 now", "• now"))
    for label in (one, other):
        label.texture_update()
    assert one.text == "跑步 now"
    assert one.texture.pixels == other.texture.pixels
    assert width_of("跑步 now", FONT, 30) == width_of("• now", FONT, 30)
    typesetting.setting.cache_clear()
