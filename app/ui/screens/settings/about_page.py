"""What Limber is and is not, where its advice comes from, and whose work it stands on."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.ui.pages.long_page import LongPage
from app.ui.pages.page import Page
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.row_card import Heading, RowCard, Section

_AT_ONCE = 8  # paragraphs a frame
_PRIVACY = (
    _(
        "There is no account and no server. Limber has no permission to use the network, so it cannot send "
        "anything."
    ),
    _("Your sessions, scores and answers are kept on this device alone, and go only where you export them."),
    _("Nobody is counting what you do. There is no advertising."),
)
_IS = _(
    "Limber leads you through a warm-up before a run and a cool-down after it, with a check-in for your back."
)
_THANKS = _(
    "To everyone who has studied what helps a sore back and written it down for all to read, and to those "
    "who make Kivy, Python and the other free works that Limber stands on."
)


class CitedTopic(NamedTuple):
    """What was taken from some sources; translated but for the citations."""

    topic: str
    says: str
    citations: Sequence[str]


class Work(NamedTuple):
    """A work that comes along.

    Attributes:
        use: What it is for, translated; or "".
        licence: Short name of its terms.
        terms: Gives them in full.
    """

    name: str
    use: str
    licence: str
    terms: Callable[[], str]


class AboutPage(Page):
    """What Limber is and is not.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        leave: Leads back.
        version: Of Limber.
        disclaimer: What it is and is not, translated.
        sources, licences: Show them.
    """

    def __init__(
        self,
        kit: PageContext,
        leave: Callable[[], None],
        version: str,
        disclaimer: str,
        sources: Callable[[], None],
        licences: Callable[[], None],
    ) -> None:
        super().__init__(
            kit,
            kit.tr(in_context("heading: about the app", "About")),
            lead="arrow_back",
            leave=leave,
            two=True,
        )
        tr, theme = kit.tr, kit.theme
        head = Panel(theme, "before", radius="hero")
        head.add(self.words("Limber", "display", "before_on"))
        head.add(self.words(tr(_("Version {number}")).format(number=version), "chip", "before_on2"), dp(2))
        head.add(self.words(tr(_IS), "body", "before_on"))
        rows = [
            ListRow(theme, tr(_("How the advice came about")), icon="menu_book", action=sources),
            ListRow(theme, tr(_("Licences")), icon="info", action=licences),
        ]
        self._block(head, RowCard(theme, rows))
        self._block(Section(theme, tr(_("What this is and is not")), self._card(disclaimer)))
        self._block(Section(theme, tr(_("What stays with you")), self._card(*map(tr, _PRIVACY))))
        self._block(Section(theme, tr(_("Thank you")), self._card(tr(_THANKS))))

    def _block(self, *parts: object) -> None:
        self.column.block()
        for part in parts:
            self.add(part)

    def _card(self, *texts: str) -> Panel:
        card = Panel(self.theme, gap=dp(12))
        for text in texts:
            card.add(self.words(text))
        return card


class SourcesPage(LongPage):
    """What was taken from which source.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        leave: Leads back.
        topics: The sources.
    """

    def __init__(self, kit: PageContext, leave: Callable[[], None], topics: Sequence[CitedTopic]) -> None:
        super().__init__(kit, kit.tr(_("Sources")), lead="arrow_back", leave=leave, two=True)
        tr, theme = kit.tr, kit.theme
        said = _(
            "Exercises, cards and rules were written from these in careful words: nothing here is a promise, "
            "and where studies disagree the safer reading was taken. Where no study was found, the advice is "
            "common practice."
        )
        self.add(Heading(theme, tr(said), "body"))
        self.fill([partial(self._topic, topic) for topic in topics])

    def _topic(self, topic: CitedTopic) -> None:
        card = Panel(self.theme, gap=dp(10))
        card.add(self.words(topic.says))
        for citation in topic.citations:
            card.add(self.words(citation, "caption", "ink_2"))
        self.column.block()
        self.add(Section(self.theme, topic.topic, card))


class LicencesPage(Page):
    """The works that come along.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        leave: Leads back.
        works: In their order.
        open_: Shows a page.
    """

    def __init__(
        self,
        kit: PageContext,
        leave: Callable[[], None],
        works: Sequence[Work],
        open_: Callable[[Page], None],
    ) -> None:
        super().__init__(kit, kit.tr(_("Licences")), lead="arrow_back", leave=leave)

        def show(work: Work) -> None:
            open_(TermsPage(kit, leave, work))

        rows = [
            ListRow(kit.theme, work.name, work.use, value=work.licence, action=lambda work=work: show(work))  # type: ignore[misc]
            for work in works
        ]
        self.add(RowCard(kit.theme, rows, indent=False), dp(8))


class TermsPage(LongPage):
    """The terms of one work, in its own language.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        leave: Leads back.
        work: Whose.
    """

    def __init__(self, kit: PageContext, leave: Callable[[], None], work: Work) -> None:
        super().__init__(kit, work.name, lead="arrow_back", leave=leave)
        card = self.add(Panel(kit.theme, gap=dp(10)), dp(8))
        said = paragraphs(work.terms())
        self.fill(
            [partial(self._paragraphs, card, said[i : i + _AT_ONCE]) for i in range(0, len(said), _AT_ONCE)]
        )

    def _paragraphs(self, card: Panel, texts: Sequence[str]) -> None:
        for text in texts:
            card.add(self.words(text, "caption"))


def paragraphs(text: str) -> list[str]:
    """A text in pieces that one label each can hold, its lines joined."""
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return [block.strip("-= ") for block in blocks if block.strip("-= ")]
