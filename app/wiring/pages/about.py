"""Opens the pages about the app."""

from functools import partial

from app import __version__
from app.ui.screens.settings.about_page import AboutPage, CitedTopic, LicencesPage, SourcesPage, Work
from app.wiring.context import AppContext


def open_about(house: AppContext) -> None:
    """What Limber is and is not."""
    disclaimer = house.tr(house.store.back.rules.disclaimer_full)
    page = AboutPage(
        house.kit,
        house.back,
        __version__,
        disclaimer,
        lambda: _open_sources(house),
        lambda: _open_licences(house),
    )
    house.open(page)


def _open_sources(house: AppContext) -> None:
    from app.data.shipped.sources import load_sources

    tr = house.tr
    topics = [
        CitedTopic(tr(topic.topic), tr(topic.says), tuple(topic.sources.values()))
        for topic in load_sources(house.share)
    ]
    house.open(SourcesPage(house.kit, house.back, topics))


def _open_licences(house: AppContext) -> None:
    from app.data.shipped.sources import load_licences, terms

    works = [
        Work(
            f"{work.name} {work.version}".strip(),
            house.tr(work.use) if work.use else "",
            work.licence,
            partial(terms, house.share, work),
        )
        for work in load_licences(house.share)
    ]
    house.open(LicencesPage(house.kit, house.back, works, house.open))
