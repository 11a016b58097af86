"""Cards of the history page that only show something."""

from collections.abc import Callable

from kivy.metrics import dp

from app.core.history import History
from app.core.words import Translate
from app.core.words import mark as _
from app.ui.screens.page import Page
from app.ui.widgets.column import Row
from app.ui.widgets.panel import Panel
from app.ui.widgets.stats import Stats
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

_HOURS_ONLY = 100  # from so many hours on minutes say nothing more
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
    page.add(page.words(page.tr(_("Nothing here yet")), "heading_large"), dp(20))
    text = _("After your first session this page fills by itself. This is what you will find here:")
    page.add(page.words(page.tr(text), "advice", "ink_2"), dp(8))
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
    hours, minutes = divmod(round(history.totals.seconds / 60), 60)
    if hours >= _HOURS_ONLY:
        time = (str(hours), tr(_("hours")))
    elif hours:
        time = (f"{hours}:{minutes:02}", tr(_("hours")))
    else:
        time = (str(minutes), tr(_("minute")) if minutes == 1 else tr(_("minutes")))
    stats.show(
        [
            (str(count), tr(_("session")) if count == 1 else tr(_("sessions"))),
            time,
            (str(weeks), tr(_("week in a row")) if weeks == 1 else tr(_("weeks in a row"))),
        ]
    )
    return stats
