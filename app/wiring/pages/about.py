"""Opens the pages about the app."""

from functools import partial

from app import __version__
from app.ui.screens.settings.about_page import AboutPage, CitedTopic, LicencesPage, SourcesPage, Work
from app.wiring.context import AppContext


def open_about(context: AppContext) -> None:
    """What Limber is and is not."""
    disclaimer = context.tr(context.store.back.rules.disclaimer_full)
    page = AboutPage(
        context.kit,
        context.back,
        __version__,
        disclaimer,
        lambda: _open_sources(context),
        lambda: _open_licences(context),
    )
    context.open(page)


def _open_sources(context: AppContext) -> None:
    from app.data.shipped.sources import load_sources

    tr = context.tr
    topics = [
        CitedTopic(tr(topic.topic), tr(topic.says), tuple(topic.sources.values()))
        for topic in load_sources(context.share)
    ]
    context.open(SourcesPage(context.kit, context.back, topics))


def _open_licences(context: AppContext) -> None:
    from app.data.shipped.sources import load_licences, terms

    works = [
        Work(
            f"{work.name} {work.version}".strip(),
            context.tr(work.use) if work.use else "",
            work.licence,
            partial(terms, context.share, work),
        )
        for work in load_licences(context.share)
    ]
    context.open(LicencesPage(context.kit, context.back, works, context.open))
