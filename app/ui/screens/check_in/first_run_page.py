"""The first minute: what this is for, what it asks, every cue tried once, and what it is not."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.exercise import Exercise
from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage
from app.ui.screens.check_in.first_run_parts import StartStage, TryStairs
from app.ui.widgets.column import Column, Row
from app.ui.widgets.moving_figure import MovingFigure
from app.ui.widgets.offer_row import IconTile
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.tap import Tap
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon, extent

Action = Callable[[], None]
_TRIED = 3  # the score that the stairs begin with
_QUIET_DP, _INSET_DP = 52, 4


class Fit(NamedTuple):
    """What goes with a score.

    Attributes:
        icon, tone: Its sign, and its colour role.
        words: In a sentence.
    """

    icon: str
    tone: str
    words: str


class CueSample(NamedTuple):
    """One way of giving a cue.

    Attributes:
        hint: What to do where it was not noticed.
    """

    kind: str
    icon: str
    name: str
    detail: str
    hint: str


_CUES = (
    CueSample(
        "vibration",
        "vibration",
        _("Vibration"),
        _("Tells you in a pocket or on the floor."),
        _("Check that vibration is switched on in the settings of your phone."),
    ),
    CueSample(
        "sound",
        "volume_up",
        _("Sound"),
        _("Ticks the last three seconds of every move."),
        _("Turn up the volume for media, and check that nothing is muted."),
    ),
    CueSample(
        "voice",
        "record_voice_over",
        _("Voice"),
        _("Says what comes next, so that you can look away."),
        _("Turn up the volume for media. Without a voice on this phone, vibration and sound go on."),
    ),
)


class WelcomePage(StepPage):
    """What this is for: a stage, a figure that marches, and a way to begin.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        exercise: What the figure does; None where that is not known.
        go_on: Leads to what the app asks.
        skip: Leads to what has to be read.
    """

    def __init__(self, kit: PageContext, exercise: Exercise | None, go_on: Action, skip: Action) -> None:
        self.figure = MovingFigure(kit, exercise, "before", None) if exercise is not None else None
        super().__init__(kit, tint="before", ground="before_bot", most_dp=0)
        stage = StartStage(self.theme, "before", self.figure)
        title = self.tr(_("Warm up your back before you run"))
        stage.column.add(self.words(title, "display", "before_on"))
        text = _("A short warm-up before the run, a cool-down after it, for backs that grumble.")
        stage.column.add(self.words(self.tr(text), "advice", "before_on2"), dp(10))
        self.add(stage, 0.0)
        begin = WideTap(self.theme, self.tr(_("Begin")), go_on, fill="before_ring", ink="on_accent")
        self.at_foot(begin)
        past = WideTap(
            self.theme, self.tr(_("Skip the tour")), skip, fill="", ink="before_on", high_dp=_QUIET_DP
        )
        self.at_foot(past, dp(4), tucks=True)

    def shown(self) -> None:
        """Lets the figure move."""
        if self.figure is not None:
            self.figure.run(on=True)

    def on_parent(self, _page: Any, parent: Any) -> None:
        """Covered, it stands still."""
        if parent is None and self.figure is not None:
            self.figure.run(on=False)

    def close(self) -> None:
        """Stands still for good."""
        if self.figure is not None:
            self.figure.run(on=False)
        super().close()


class AskedPage(StepPage):
    """What is asked before each run, with stairs to try.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        fits: What goes with a score.
        go_on: Leads on.
        leave: Leads back.
    """

    def __init__(self, kit: PageContext, fits: Callable[[int], Fit], go_on: Action, leave: Action) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True)
        self._fits, tr = fits, self.tr
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(tr(_("A score, a few ticks, then a routine that fits")), "title"))
        text = _("How does your lower back feel, and does anything make it worse? Try the first one:")
        head.add(self.words(tr(text), "body", "ink_2"), dp(8))
        self.add(head, dp(8))
        self.column.block()
        panel = Panel(self.theme, pad=dp(20))
        self._score = self.words("", "display")
        panel.add(self._score)
        self.stairs = TryStairs(self.theme, _TRIED, self._show)
        panel.add(self.stairs, dp(8))
        ends = [
            self.words(f"{number}  {tr(words)}", "caption", "ink_2")
            for number, words in ((0, _("no pain")), (10, _("worst imaginable")))
        ]
        style = self.theme.type["caption"]
        ends[1].natural_width = extent(ends[1].words, style.font, style.size) + dp(4)
        panel.add(Row(*ends, grow=0), dp(6))
        self.add(panel, dp(18))
        self._fit = Panel(self.theme, "go_tint")
        self.add(self._fit, dp(12))
        self.at_foot(WideTap(self.theme, tr(_("Next")), go_on))
        self._show(_TRIED)

    def _show(self, score: int) -> None:
        fit, self._score.words = self._fits(score), str(score)
        ink = f"on_{fit.tone}_tint"
        self._fit.fill = f"{fit.tone}_tint"
        self._fit.column.clear()
        tile = IconTile(self.theme, fit.icon, fit.tone, f"on_{fit.tone}", edge_dp=44)
        self._fit.add(Row(tile, self.words(fit.words, "heading", ink), grow=1))
        self.refit()


class CuesPage(StepPage):
    """Every cue in a row of its own, with one button to try it.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        try_cue: Plays one by its kind.
        go_on: Goes on.
        leave: Leads back.
    """

    def __init__(
        self, kit: PageContext, try_cue: Callable[[str], None], go_on: Action, leave: Action
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave)
        self._try_cue = try_cue
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(self.tr(_("Try the cues")), "title"))
        text = _("Each cue comes in three ways, so that you need not look at the phone.")
        head.add(self.words(self.tr(text), "body", "ink_2"), dp(6))
        self.add(head, dp(8))
        for cue in _CUES:
            self.add(self._card(cue), dp(12) if cue is not _CUES[0] else dp(18))
        self.at_foot(WideTap(self.theme, self.tr(_("Next")), go_on))

    def _card(self, cue: CueSample) -> Panel:
        tr = self.tr
        panel = Panel(self.theme, gap=dp(10))
        words = Column(gap=dp(2))
        words.add(self.words(tr(cue.name), "heading"))
        words.add(self.words(tr(cue.detail), "caption", "ink_2"))
        hint = Column(gap=dp(2))
        hint.add(self.words(tr(_("Nothing noticed?")), "row"))
        hint.add(self.words(tr(cue.hint), "caption", "ink_2"))

        def play() -> None:
            self._try_cue(cue.kind)
            if hint.parent is None:
                panel.add(hint)
                self.refit()

        tap = Tap(
            theme=self.theme,
            words=tr(_("Try")),
            fill="surface_2",
            ink="ink",
            style="chip",
            pad=dp(18),
            size_hint=(None, None),
        )
        tap.size = (max(tap.natural_width, dp(64)), dp(48))
        tap.bind(on_release=lambda *_: play())
        panel.add(Row(IconTile(self.theme, cue.icon, edge_dp=44), words, tap, grow=1))
        return panel


class BeforePage(StepPage):
    """What this is not, in a few lines, and where answers stay; then come the questions.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        disclaimer: In full, translated; each of its sentences has a line.
        go_on: Leads to the safety questions.
        later: Not now.
        leave: Leads back.
    """

    def __init__(
        self, kit: PageContext, disclaimer: str, go_on: Action, later: Action, leave: Action
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True)
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(self.tr(_("Before you begin")), "title"))
        self.add(head, dp(8))
        panel = Panel(self.theme, gap=dp(12))
        for line in sentences(disclaimer):
            icon = Icon(
                theme=self.theme,
                icon="info",
                icon_size=dp(20),
                ink="ink_3",
                size=(dp(20), dp(23)),
                size_hint=(None, None),
            )
            panel.add(Row(icon, self.words(line), grow=1, top=True))
        self.add(panel, dp(14))
        self.column.block()
        private = Panel(self.theme, "before_tint")
        tile = IconTile(self.theme, "lock", "primary_soft", "on_primary_soft", edge_dp=44)
        words = self.words(self.tr(_("What you answer stays on this phone.")), "row", "before_ontint")
        private.add(Row(tile, words, grow=1))
        self.add(private, dp(12))
        self.at_foot(WideTap(self.theme, self.tr(_("To the safety questions")), go_on))
        quiet = WideTap(self.theme, self.tr(_("Not now")), later, fill="", ink="ink", high_dp=_QUIET_DP)
        self.at_foot(quiet, tucks=True)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its stop; whole where its script ends them otherwise."""
    found = text.replace(". ", ".\n").split("\n")
    return [part.strip() for part in found if part.strip()]
