"""What follows from answers: the advice on its colour, one routine that is picked, and the one next tap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.pages.step_page import StepPage
from app.ui.widgets.band_bar import BandBar, ScoreRange
from app.ui.widgets.column import Column, Row
from app.ui.widgets.hero import Hero
from app.ui.widgets.offer_row import IconTile, OfferRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.tap import Tap
from app.ui.widgets.tile import Tile
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

Action = Callable[[], None]
_HEADER_DP, _PAD_DP, _TEXT_INSET_DP = 242, 20, 4
_WORD, _TILE_DP, _PICKED_PAD_DP, _TWO_FROM_DP = 56 / 50, 92, 12, 640  # of the largest type; the rest in dp
_MORE_DP, _QUIET_DP = 48, 52
_WALK = "easy-walk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What it says, translated.

    Attributes:
        tone: go, ease or stop.
        bands, score: Where the score lies; None where that says nothing.
        watch, signs: What to stop for on the way, and the words above it.
        waits: Why nothing is offered yet, or "".
    """

    icon: str
    tone: str
    word: str
    heading: str
    text: Sequence[str]
    bands: Sequence[ScoreRange] = ()
    score: int | None = None
    watch: str = ""
    signs: Sequence[str] = ()
    waits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceOffer:
    """Something that can be done now, translated.

    Attributes:
        picture: Id of an exercise for its tile, or "".
        icon: For its tile where there is no picture.
        phase: before, after or rest.
        start: What the main button says of it.
        routine: Its id, which decides who shows it.
    """

    title: str
    detail: str
    action: Action
    end: str = ""
    picture: str = ""
    icon: str = ""
    phase: str = "before"
    start: str = ""
    routine: str = ""


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
        super().__init__(kit, lead="close", leave=leave, tint=advice.tone, two=True)
        self._offers = offers
        self.add(self._header(advice), 0.0)
        self.column.block()
        if advice.signs:
            self.add(self._signs(advice), dp(16))
            self.column.block()
        if advice.waits:
            self.add(self._waiting(advice.waits), dp(16))
        self._rows = Column(gap=dp(8))
        if offers:
            self._rows.add(self._picked(offers[0]))
            self.add(self._rows, dp(16))
        self._more: Link | None = None
        if len(offers) > 1:
            self._more = Link(self.theme, "expand_more", more(offers[1:]), self._show_all)
            self.add(self._more, dp(4))
        if advice.signs or len(others) > 1:
            self.column.block()
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
        self.at_foot(WideTap(self.theme, main.words, main.action, icon=main.icon), dp(10))

    @property
    def offered(self) -> list[str]:
        """Titles of everything that is offered, seen or not."""
        return [offer.title for offer in self._offers]

    def _header(self, advice: Advice) -> Hero:
        """The advice itself; on wide windows the score stands beside its words."""
        header = Hero(self.theme, advice.tone, least_dp=_HEADER_DP, most_dp=0)
        inside = Column(gap=dp(8), two_from=dp(_TWO_FROM_DP))
        header.column.add(inside)
        size = self.theme.size("icon_sizes_dp", "state")
        icon = Icon(
            theme=self.theme,
            icon=advice.icon,
            icon_size=size,
            ink=header.ink,
            size=(size, size),
            size_hint=(None, None),
        )
        word = header.words(advice.word, "display", smaller=_WORD, lines=1)
        inside.block()
        inside.add(Row(icon, word, grow=1, gap=dp(14)))
        inside.add(header.words(advice.heading, "heading_large"), dp(8))
        for text in advice.text:
            inside.add(header.words(text, "advice"))
        if advice.bands and advice.score is not None:
            inside.block()
            inside.add(BandBar(self.theme, advice.bands, advice.score, advice.tone), dp(12))
        return header

    def _waiting(self, words: str) -> Panel:
        """What stands where routines will."""
        panel = Panel(self.theme, pad=dp(_PICKED_PAD_DP))
        tile = self._tile(_WALK, "before")
        panel.add(Row(tile, self.words(words, "heading"), grow=1, gap=dp(16)))
        return panel

    def _picked(self, offer: AdviceOffer) -> OfferRow:
        """The one that is recommended."""
        tile = (
            self._tile(offer.picture, offer.phase, offer.routine)
            if offer.picture
            else IconTile(self.theme, offer.icon, edge_dp=_TILE_DP, size="main")
        )
        detail = " · ".join(filter(None, (offer.end, offer.detail)))
        kicker = self.tr(_("Picked for you")) if offer.start else ""
        return OfferRow(
            self.theme, tile, offer.title, detail, offer.action, kicker=kicker, pad_dp=_PICKED_PAD_DP
        )

    def _tile(self, exercise: str, phase: str, who: str = "") -> Tile:
        pictures = self.kit.pictures
        return Tile(
            self.theme, pictures, phase, pictures.of(exercise, phase, tile=True, who=who), size_dp=_TILE_DP
        )

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
            tile = Tile(
                self.theme,
                pictures,
                offer.phase,
                pictures.of(offer.picture, offer.phase, tile=True, who=offer.routine),
            )
        else:
            tile = IconTile(self.theme, offer.icon)
        return OfferRow(self.theme, tile, offer.title, offer.detail, offer.action, offer.end)

    def _show_all(self) -> None:
        if self._more is None:
            return
        self.column.drop(self._more)
        self._more = None
        for offer in self._offers[1:]:
            self._rows.add(self._row(offer))
        self.refit()
