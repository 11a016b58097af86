"""What follows from answers: one card of advice, what is offered, and the one next tap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.pages.step_page import StepPage
from app.ui.widgets.band_bar import BandBar, ScoreRange
from app.ui.widgets.column import Column, Row
from app.ui.widgets.offer_row import IconTile, OfferRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.tap import Tap
from app.ui.widgets.tile import Tile
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

Action = Callable[[], None]
_ICON_DP, _PAD_DP, _FEW, _TEXT_INSET_DP = 84, 20, 2, 4
_MORE_DP, _QUIET_DP = 48, 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the card says, translated.

    Attributes:
        tone: go, ease or stop.
        round: Its icon stands on a disc.
        bands, score: Where the score lies; None where that says nothing.
        watch, signs: What to stop for on the way, and the words above it.
    """

    icon: str
    tone: str
    word: str
    heading: str
    text: Sequence[str]
    round: bool = False
    bands: Sequence[ScoreRange] = ()
    score: int | None = None
    watch: str = ""
    signs: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceOffer:
    """Something that can be done now, translated.

    Attributes:
        picture: Id of an exercise for its tile, or "".
        icon: For its tile where there is no picture.
        phase: before, after or rest.
        start: What the main button says of it.
    """

    title: str
    detail: str
    action: Action
    end: str = ""
    picture: str = ""
    icon: str = ""
    phase: str = "before"
    start: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """A button at the foot, translated."""

    icon: str
    words: str
    action: Action


class Link(Tap):
    """Words with an icon that can be tapped, at the left of their line."""

    def __init__(self, theme: Theme, icon: str, words: str, action: Action) -> None:
        super().__init__(
            theme=theme,
            icon=icon,
            words=words,
            icon_size=theme.size("icon_sizes_dp", "row"),
            style="row",
            fill="",
            pad=dp(8),
            lines=2,
            size_hint=(None, None),
        )
        self.bind(on_release=lambda *_: action())

    def fit(self, width: float) -> float:
        """Takes the most width there is, pixels; returns its height."""
        self.size = (min(self.natural_width, width), dp(_MORE_DP))
        self.height = max(dp(_MORE_DP), self._words.natural_height + dp(16))
        return float(self.height)


class AdvicePage(StepPage):
    """Advice with what is offered.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        advice: What the card says.
        offers: The best first.
        more: Says what other offers there are than those shown.
        main: The main button.
        others: Quiet buttons below the offers.
        small: Fine print above the main button.
        leave: Closes it.
    """

    def __init__(
        self,
        kit: PageContext,
        advice: Advice,
        offers: Sequence[AdviceOffer],
        more: Callable[[Sequence[AdviceOffer]], str],
        main: Next,
        others: Sequence[Next],
        small: str,
        leave: Action,
    ) -> None:
        super().__init__(kit, lead="close", leave=leave, two=True)
        self._offers = offers
        if advice.bands and advice.score is not None:
            self.add(BandBar(self.theme, advice.bands, advice.score), dp(8))
        self.column.block()
        self.add(self._card(advice), dp(20 if advice.bands else 8))
        if advice.signs:
            self.add(self._signs(advice), dp(12))
        self.column.block()
        few = len(offers) if len(offers) <= _FEW + 1 else _FEW
        self._rows = Column(gap=dp(8))
        for offer in offers[:few]:
            self._rows.add(self._row(offer))
        if offers:
            self.add(self._rows, dp(20))
        self._more: Link | None = None
        if len(offers) > few:
            self._more = Link(self.theme, "expand_more", more(offers[few:]), self._show_all)
            self.add(self._more, dp(8))
        for other in others:
            self.add(
                WideTap(
                    self.theme,
                    other.words,
                    other.action,
                    icon=other.icon,
                    fill="surface_2",
                    ink="ink",
                    high_dp=_QUIET_DP,
                )
            )
        if small:
            fine = Column(margin=dp(_TEXT_INSET_DP))
            fine.add(self.words(small, "caption", "ink_2"))
            self.at_foot(fine, tucks=True)
        self.at_foot(WideTap(self.theme, main.words, main.action, icon=main.icon), dp(16))

    @property
    def offered(self) -> list[str]:
        """Titles of everything that is offered, seen or not."""
        return [offer.title for offer in self._offers]

    def _card(self, advice: Advice) -> Panel:
        tone = advice.tone
        panel = Panel(self.theme, f"{tone}_tint", radius="hero", pad=dp(_PAD_DP))
        ink = f"on_{tone}_tint"
        icon = IconTile(
            self.theme,
            advice.icon,
            tone,
            f"on_{tone}",
            edge_dp=_ICON_DP,
            radius="" if advice.round else "button",
            size="state",
        )
        panel.add(Row(icon, self.words(advice.word, "alert", ink), grow=1, gap=dp(16)), dp(2))
        panel.add(self.words(advice.heading, "heading_large", ink), dp(16))
        for number, text in enumerate(advice.text):
            panel.add(self.words(text, "advice", ink), dp(12 if number else 8))
        return panel

    def _signs(self, advice: Advice) -> Panel:
        """What to stop for, a line each: it is read with shoes on, and once."""
        panel = Panel(self.theme, pad=dp(_PAD_DP), gap=dp(8))
        panel.add(self.words(advice.watch, "heading"))
        size = self.theme.size("icon_sizes_dp", "row")
        for sign in advice.signs:
            icon = Icon(
                theme=self.theme,
                icon="front_hand",
                icon_size=size,
                ink="stop",
                size=(size, size),
                size_hint=(None, None),
            )
            panel.add(Row(icon, self.words(sign), grow=1, gap=dp(12), top=True))
        return panel

    def _row(self, offer: AdviceOffer) -> OfferRow:
        tile: Any
        if offer.picture:
            pictures = self.kit.pictures
            tile = Tile(self.theme, pictures, offer.phase, pictures.of(offer.picture, offer.phase, tile=True))
        else:
            tile = IconTile(self.theme, offer.icon)
        return OfferRow(self.theme, tile, offer.title, offer.detail, offer.action, offer.end)

    def _show_all(self) -> None:
        if self._more is None:
            return
        self.column.drop(self._more)
        self._more = None
        for offer in self._offers[_FEW:]:
            self._rows.add(self._row(offer))
        self.refit()
