"""A screen: a bar at its top, what scrolls, and what stands fast at its foot."""

from collections.abc import Callable
from math import inf
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.floatlayout import FloatLayout

from app.core.i18n import mark as _
from app.ui.widgets.column import Column
from app.ui.widgets.fade import FADE_DP, Fade
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.scroller import Scroller
from app.ui.widgets.strip import Strip, head_of
from app.ui.widgets.tab_bar import RAIL_DP, TabBar
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel

LOW_DP = 480  # a window lower than that is a phone on its side
_LEAD_DP, _TITLE_UP_DP = 3.5, 1.5
_BAR_DP, _TOOL_DP, _STATUS_DP, _LOW_STATUS_DP = 56, 48, 32, 8
_WIDEST_PILL = 0.6  # of the width; beyond it has two lines
_TWO_FROM_DP, _MOST_DP, _LEAST_VIEW_DP, _END_DP = 700, 640, 150, 24


class Page(FloatLayout):
    """A screen with a bar, a column that scrolls, and a foot.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        title: In the bar, where nothing leads back.
        lead: Icon that leads back, arrow_back or close; "" on the five rooms.
        leave: What it does; Esc and Android's back do the same.
        tabs: The bar of rooms, on the rooms themselves.
        tint: before, after, rest, or stop: the bar has the colour of the panel below it.
        wrong: Shows "Something feels wrong".
        two: On wide windows blocks of the column stand in two columns.
        most_dp: Width beyond which the column does not grow; 0 for none.
        ground: Colour role of the page.

    Attributes:
        column: What scrolls.
        foot: What stands fast below it; where the window is low it scrolls too.
        least_view_dp: Height that has to be left to what scrolls, or the foot scrolls with it.
        end_dp: Room below what scrolls, where no foot stands fast.
    """

    least_view_dp: float = _LEAST_VIEW_DP
    end_dp: float = _END_DP

    def __init__(
        self,
        kit: PageContext,
        title: str = "",
        *,
        lead: str = "",
        leave: Callable[[], None] = lambda: None,
        tabs: TabBar | None = None,
        tint: str = "",
        wrong: bool = True,
        two: bool = False,
        most_dp: float = _MOST_DP,
        ground: str = "bg",
    ) -> None:
        super().__init__(size=(1, 1))  # it is laid out once it has its size in the window
        self.kit, self.theme, self.tr, self.leave = kit, kit.theme, kit.tr, leave
        self._tint, self._ground_role = tint, ground
        with self.canvas.before:
            self._ground_colour = Color(1, 1, 1, 1)
            self._ground = Rectangle()
        self.column = Column(margin=dp(16), two_from=dp(_TWO_FROM_DP) if two else 0, most=dp(most_dp))
        self.foot = Column(gap=dp(8), margin=dp(16), most=dp(_MOST_DP))
        self._inside = Column(gap=dp(12))
        self._inside.add(self.column)
        self.scroll = Scroller(self.theme, do_scroll_x=False, bar_width=dp(4))
        self.scroll.add_widget(self._inside)
        self.add_widget(self.scroll)
        self._fade = Fade(self.theme, ground)
        self.add_widget(self._fade)
        self.add_widget(self.foot)
        self._strip = Strip(self.theme)
        self.add_widget(self._strip)
        self._title = StyledLabel(
            theme=kit.theme, style="title", words=title, halign="left", lines=1, size_hint=(None, None)
        )
        self._lead = self._tool(lead) if lead else None
        self.pill = self._pill() if wrong else None
        for part in (self._title, self._lead, self.pill):
            if part is not None:
                self._strip.add_widget(part)
        self._tool_in_bar: Any = None
        self._bar_steps: Any = None
        self.tabs = tabs
        if tabs is not None:
            self.add_widget(tabs)
        self.refit = Clock.create_trigger(self._arrange, -1)
        for column in (self.column, self.foot):
            column.on_refit = self.refit
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)
        self.scroll.fbind("scroll_y", self._pass_below)
        kit.theme.follow(self)
        self.restyle()

    @property
    def tint(self) -> str:
        """Whose colour the bar has."""
        return self._tint

    @tint.setter
    def tint(self, tint: str) -> None:
        self._tint = tint
        self.restyle()

    @property
    def title(self) -> str:
        """Words in the bar."""
        return str(self._title.words)

    @title.setter
    def title(self, title: str) -> None:
        self._title.words = title
        self.refit()

    def add(self, widget: Any, gap: float | None = None) -> Any:
        """Adds a widget at the foot of what scrolls and returns it."""
        return self.column.add(widget, gap)

    def put_in_bar(self, tool: Any) -> None:
        """Puts a button of its own size into the bar, before "Something feels wrong"."""
        self._tool_in_bar = tool
        self._strip.add_widget(tool)
        self.restyle()

    def show_steps(self, steps: Any) -> None:
        """Puts bars of the steps into the bar, after what leads back; large text leaves them no room."""
        self._bar_steps = steps
        self._strip.add_widget(steps)

    def shown(self) -> None:
        """Called each time the page comes up; those with data that changes read it again."""

    def close(self) -> None:
        """Called when the page is left for good."""
        self.theme.unfollow(self)

    @property
    def reading_order(self) -> list[Any]:
        """The bar comes first, and the bar of rooms last."""
        last = [part for part in (self.foot, self.tabs) if part is not None and part.parent is self]
        between = [part for part in reversed(self.children) if part is not self._strip and part not in last]
        return [self._strip, *between, *last]

    def key(self, name: str) -> bool:
        """Esc leaves; False where a key means nothing here."""
        if name == "escape" and self._lead is not None:
            self.leave()
            return True
        return False

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, tint = self.theme.colours, self._tint
        self._ground_colour.rgba = colours[self._ground_role]
        ink = (f"on_{tint}" if tint in colours else f"{tint}_on") if tint else "ink"
        self._title.ink = ink
        for part in (self._lead, self._tool_in_bar, self.pill):
            if part is not None:
                part.ink = ink
        if self.pill is not None:
            quiet = f"{tint}_on2"  # words outrank it
            self.pill.outline = (quiet if quiet in colours else ink) if tint else "line_strong"
        self.refit()

    def words(
        self,
        text: str,
        style: str = "body",
        ink: str = "ink",
        *,
        kind: type[StyledLabel] = StyledLabel,
        **more: Any,
    ) -> StyledLabel:
        """A text for the column."""
        return kind(
            theme=self.theme, style=style, ink=ink, words=text, halign="left", size_hint=(None, None), **more
        )

    def _tool(self, icon: str) -> Tap:
        tool = Tap(
            theme=self.theme,
            icon=icon,
            icon_size=self.theme.size("icon_sizes_dp", "row"),
            fill="",
            size_hint=(None, None),
        )
        tool.bind(on_release=lambda *_: self.leave())
        return tool

    def _pill(self) -> Tap:
        pill = Tap(
            theme=self.theme,
            icon="front_hand",
            words=self.tr(_("Something feels wrong")),
            icon_size=dp(18),
            gap=dp(6),
            pad=dp(11),
            style="pill",
            fill="",
            lines=2,
            size_hint=(None, None),
        )
        pill.bind(on_release=lambda *_: self.kit.wrong())
        return pill

    def _arrange(self, *_args: Any) -> None:
        if self.width <= 1 or self.height <= 1:
            return
        insets = self.kit.insets()
        low = self.height < dp(LOW_DP)
        rail = dp(RAIL_DP) if self.tabs is not None and low else 0.0
        left = self.x + dp(insets.left) + rail
        width = self.right - dp(insets.right) - left
        foot = self.y + dp(insets.bottom)
        if self.tabs is not None:
            foot = self._place_tabs(rail, foot)
        strip = self._place_strip(left, width, dp(max(insets.top, _LOW_STATUS_DP if low else _STATUS_DP)))
        self._ground.pos, self._ground.size = self.pos, self.size
        top = self.top - strip
        at_foot = self.foot.fit(width) if self.foot.items else 0.0
        room = dp(12) if at_foot else 0.0
        fixed = bool(at_foot) and top - foot - at_foot - 2 * room >= dp(self.least_view_dp)
        self._adopt(fixed)
        floor = foot + (at_foot + 2 * room if fixed else 0.0)
        if fixed:
            self.foot.pos = (left, foot + room)
        self.scroll.pos, self.scroll.size = (left, floor), (width, max(top - floor, 1))
        height = self._inside.fit(width)
        if hasattr(head := head_of(self.column.items), "stand_below"):
            head.stand_below(strip)
        end = dp(4 if fixed else self.end_dp)
        self._fade.pos, self._fade.size = (left, floor), (width, dp(FADE_DP))
        self._inside.height = max(height + end, self.scroll.height)
        self._inside.pos = (
            self._inside.pos
        )  # placed by the scroll view; this only keeps the column at its top
        self.scroll.do_scroll_y = height + end > self.scroll.height + 1
        self._pass_below()

    def _pass_below(self, *_: Any) -> None:
        """Has the bar go over into what scrolls below it."""
        colours, tint, down = self.theme.colours, self._tint, self.scroll.down
        self._fade.lie_over(self.scroll)
        head = head_of(self.column.items)
        low = down + self.scroll.height
        self._fade.go_into(head.colour_at(low) if head is not None and low < head.height else None)
        if head is not None:
            bar, ends = self._strip.height, getattr(head, "ends", None)
            above = None if ends is None else (*ends, (bar + down) / max(bar + head.height, 1))
            self._strip.pass_below(head.colour_at(down), down, head.height - down, above)
            return
        plain = tint if tint in colours else f"{tint}_top" if tint else "bg"
        self._strip.pass_below(colours[plain], down, inf)

    def _adopt(self, fixed: bool) -> None:
        home = self if fixed else self._inside
        if not self.foot.items or self.foot.parent is home:
            return
        if self.foot.parent is self:
            self.remove_widget(self.foot)
            self._inside.add(self.foot, dp(16))
        else:
            self._inside.clear()
            self._inside.add(self.column)
            self.add_widget(self.foot, index=1)

    def _place_tabs(self, rail: float, foot: float) -> float:
        """Places the bar of rooms; returns where the page begins above it."""
        tabs = self.tabs
        assert tabs is not None, "only called with them"
        tabs.foot = foot - self.y
        insets = self.kit.insets()
        if rail:
            tabs.size, tabs.pos = (rail, self.height - dp(insets.top)), (self.x + dp(insets.left), self.y)
            return foot
        tabs.size, tabs.pos = (self.width, tabs.bar_height + tabs.foot), self.pos
        return float(tabs.top)

    def _place_strip(self, left: float, width: float, status: float) -> float:
        """Places the bar; returns its height."""
        pill, lead, title = self.pill, self._lead, self._title
        line = self.theme.type["pill"].line
        high = max(dp(40), 2 * line + dp(8) if pill is not None and self._wraps(width) else 0.0)
        bar = max(dp(_BAR_DP), high + dp(16))
        x, right = left + dp(20), left + width - dp(16)
        if pill is not None:
            pill.size = (pill.narrow_width if self._wraps(width) else pill.natural_width, high)
            right -= pill.width + dp(12)
        if self._tool_in_bar is not None:
            right -= self._tool_in_bar.width - dp(8)
        if lead is not None:
            lead.size = (dp(_TOOL_DP), dp(_TOOL_DP))
            x = left + dp(_LEAD_DP) + dp(_TOOL_DP) + dp(4)
        below = title.least_width > right - x  # large words on a narrow phone get a line of their own
        title.fit(width - dp(40) if below else max(right - x, dp(40)))
        # Of whole pixels: half a one would let through what passes below.
        strip = float(round(status + bar + (title.height + dp(8) if below else 0.0)))
        self._strip.size, self._strip.pos = (self.width, strip), (self.x, self.top - strip)
        middle = self.top - status - bar / 2
        if pill is not None:
            pill.pos = (left + width - dp(16) - pill.width, middle - high / 2)
        if lead is not None:
            lead.pos = (left + dp(_LEAD_DP), middle - dp(_TOOL_DP) / 2)
        if self._bar_steps is not None:
            if getattr(self._bar_steps, "grows", False):
                self._bar_steps.fit(max(right - x, 2))
            self._bar_steps.opacity = 1 if x + self._bar_steps.width <= right else 0
            self._bar_steps.pos = (x, middle - self._bar_steps.height / 2)
        if self._tool_in_bar is not None:
            self._tool_in_bar.pos = (right, middle - self._tool_in_bar.height / 2)
        title.pos = (
            (left + dp(20), self.top - strip + dp(8))
            if below
            else (x, middle - title.height / 2 + dp(_TITLE_UP_DP))
        )
        return strip

    def _wraps(self, width: float) -> bool:
        return self.pill is not None and self.pill.natural_width > width * _WIDEST_PILL
