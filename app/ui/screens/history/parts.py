"""Cards of the history page that only show something."""

from collections.abc import Callable

from kivy.metrics import dp

from app.core.history import History
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.spans import length
from app.ui.pages.empty import add_empty
from app.ui.pages.page import Page
from app.ui.screens.history.stats import Stats
from app.ui.widgets.column import Row
from app.ui.widgets.panel import Panel
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

_SESSIONS = several("session", "sessions")
_WEEKS = several("week in a row", "weeks in a row")
_TO_COME = (
    ("calendar_month", _("A calendar of the days you moved, the darker the more minutes.")),
    ("insights", _("Your back before and after each run, and next morning.")),
    ("accessibility_new", _("What you worked most, and every session with all its moves.")),
)


def icon(page: Page, name: str, ink: str = "ink_2") -> Icon:
    """An icon as large as those of rows."""
    size = page.theme.size("icon_sizes_dp", "row")
    made = Icon(
        theme=page.theme, icon=name, icon_size=size, ink=ink, size=(size, size), size_hint=(None, None)
    )
    made.natural_width = size  # a row that was narrow once would else keep it so
    return made


def notice(page: Page, text: str) -> Panel:
    """A card that says what is wrong with the record."""
    panel = Panel(page.theme, "ease_tint")
    words = page.words(text, "body", "on_ease_tint")
    panel.add(Row(icon(page, "warning", "on_ease_tint"), words, grow=1, top=True))
    return panel


def empty(page: Page, go_today: Callable[[], None]) -> None:
    """Says what will be here, on a page with nothing on record."""
    text = _("After your first session this page fills by itself. This is what you will find here:")
    page.column.block()
    add_empty(page, "march-in-place", page.tr(_("Nothing here yet")), page.tr(text))
    page.column.block()
    panel = Panel(page.theme, gap=dp(18), pad=dp(20))
    for name, words in _TO_COME:
        panel.add(Row(icon(page, name), page.words(page.tr(words), "body"), grow=1, gap=dp(16)))
    page.add(panel, dp(18))
    page.foot.add(WideTap(page.theme, page.tr(_("Choose a routine")), go_today, icon="play_arrow"))


def first_scores(page: Page) -> Panel:
    """Stands where the chart will be."""
    panel = Panel(page.theme)
    panel.add(page.words(page.tr(_("Before and after")), "heading"))
    text = _("Say how your back feels before a run and again after it: each run then has its marks here.")
    panel.add(page.words(page.tr(text), "body", "ink_2"))
    return panel


def totals(stats: Stats, history: History, tr: Translate) -> Stats:
    """Sessions, time and weeks in a row."""
    count, weeks = history.totals.sessions, history.streak.weeks
    stats.show(
        [
            (str(count), counted(tr, _SESSIONS, count)),
            (length(history.totals.seconds, tr), tr(_("in all"))),
            (str(weeks), counted(tr, _WEEKS, weeks)),
        ]
    )
    return stats
