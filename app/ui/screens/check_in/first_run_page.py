"""The first minutes: what this is and is not, and every cue tried once."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage, space
from app.ui.screens.check_in.answers import AnswerButtons
from app.ui.widgets.column import Column, Row
from app.ui.widgets.hero import Hero
from app.ui.widgets.offer_row import IconTile
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.wide_tap import WideTap

Action = Callable[[], None]
_PICTURE = "torso-rotation"
_TRY_DP, _ANSWER_DP, _QUIET_DP, _INSET_DP = 56, 52, 52, 4
_IS = (
    ("directions_run", _("Warm-ups before a run and cool-downs after it, for backs that grumble.")),
    ("fact_check", _("It asks how your back is, and offers what fits that day.")),
    ("lock", _("What you answer stays on this phone.")),
)


class CueSample(NamedTuple):
    """One way of giving a cue.

    Attributes:
        test: What the button says.
        hint: What to do where it was not noticed.
    """

    kind: str
    icon: str
    name: str
    detail: str
    test: str
    hint: str


_CUES = (
    CueSample(
        "vibration",
        "vibration",
        _("Vibration"),
        _("Tells you in a pocket or on the floor."),
        _("Try the vibration"),
        _("Check that vibration is switched on in the settings of your phone."),
    ),
    CueSample(
        "sound",
        "volume_up",
        _("Sound"),
        _("Ticks the last three seconds of every move."),
        _("Try the sound"),
        _("Turn up the volume for media, and check that nothing is muted."),
    ),
    CueSample(
        "voice",
        "record_voice_over",
        _("Voice"),
        _("Says what comes next, so that you can look away."),
        _("Try the voice"),
        _("Turn up the volume for media. Without a voice on this phone, vibration and sound go on."),
    ),
)


class WelcomePage(StepPage):
    """What Limber is, and what it is not.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        disclaimer: In full, translated.
        go_on: Leads to the safety questions.
        leave: Not now.
    """

    def __init__(self, kit: PageContext, disclaimer: str, go_on: Action, leave: Action) -> None:
        super().__init__(kit, lead="close", leave=leave, tint="before", two=True)
        picture = kit.pictures.of(_PICTURE, "before")
        hero = Hero(self.theme, "before", pictures=kit.pictures, picture=picture, figure_dp=190)
        hero.column.add(hero.words(self.tr(_("Before you begin"))))
        self.add(hero, 0.0)
        self.column.block()
        self.add(self._heading(_("What Limber is")), dp(18))
        panel = Panel(self.theme, gap=dp(14))
        for icon, words in _IS:
            tile = IconTile(self.theme, icon, "primary_soft", "on_primary_soft", edge_dp=44)
            panel.add(Row(tile, self.words(self.tr(words)), grow=1))
        self.add(panel, dp(8))
        self.column.block()
        self.add(self._heading(_("What it is not")), dp(18))
        panel = Panel(self.theme)
        panel.add(self.words(disclaimer))
        self.add(panel, dp(8))
        self.at_foot(WideTap(self.theme, self.tr(_("To the safety questions")), go_on))
        later = WideTap(self.theme, self.tr(_("Not now")), leave, fill="", ink="ink", high_dp=_QUIET_DP)
        self.at_foot(later, tucks=True)

    def _heading(self, words: str) -> Column:
        column = Column(margin=dp(_INSET_DP))
        column.add(self.words(self.tr(words), "heading"))
        return column


class CuesPage(StepPage):
    """Every cue, tried once.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        try_cue: Plays one by its kind.
        done: Goes on.
    """

    def __init__(self, kit: PageContext, try_cue: Callable[[str], None], done: Action) -> None:
        super().__init__(kit, lead="close", leave=done, two=True)
        self._try_cue = try_cue
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(self.tr(_("Try the cues")), "title"))
        text = _("Each cue comes in three ways, so that you need not look at the phone.")
        head.add(self.words(self.tr(text), "body", "ink_2"), dp(6))
        self.add(head, dp(8))
        self.add(space(dp(4)), 0.0)
        for cue in _CUES:
            self.column.block()
            self.add(self._card(cue))
        self.at_foot(WideTap(self.theme, self.tr(_("Done")), done))

    def _card(self, cue: CueSample) -> Panel:
        tr = self.tr
        panel = Panel(self.theme, gap=dp(12))
        words = Column(gap=dp(2))
        words.add(self.words(tr(cue.name), "heading"))
        words.add(self.words(tr(cue.detail), "caption", "ink_2"))
        panel.add(Row(IconTile(self.theme, cue.icon), words, grow=1))
        tried = [self.words(tr(_("Did you notice it?")), "row")]
        hint = self.words(tr(cue.hint), "caption", "ink_2")

        def answered(index: int) -> None:
            panel.column.drop(hint)
            if index == 0:
                panel.add(hint)
            self.refit()

        answers = AnswerButtons(self.theme, [tr(_("No")), tr(_("Yes"))], answered, _ANSWER_DP)

        def play() -> None:
            self._try_cue(cue.kind)
            if answers.parent is None:
                for part in (*tried, answers):
                    panel.add(part)
                self.refit()

        quiet: dict[str, Any] = {"fill": "surface_2", "ink": "ink", "high_dp": _TRY_DP}
        panel.add(WideTap(self.theme, tr(cue.test), play, icon="play_arrow", **quiet))
        return panel
