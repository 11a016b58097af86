"""Furnishes the room of cards to read."""

from functools import cache
from pathlib import Path

from app.core.i18n import mark as _
from app.core.learn import LearnCard, next_tip
from app.core.settings import LAST_TIP
from app.ui.screens.complete.tip_card import RunTip
from app.ui.screens.learn.card_page import CardPage, Origin
from app.ui.screens.learn.faces import face_of, in_order
from app.ui.screens.learn.page import LearnPage
from app.wiring.context import AppContext

_COMMON = _("Common advice for runners, from the article that Limber grew from. It is no study.")


def learn_room(context: AppContext) -> LearnPage:
    """The room."""
    return LearnPage(
        context.kit,
        context.app.tabs("learn"),
        _cards(context.share),
        lambda: context.now().date(),
        lambda card: open_card(context, card),
    )


def open_card(context: AppContext, card_id: str) -> None:
    """Opens a card to read by its id, over the page that is seen."""
    cards = _cards(context.share)
    context.open(CardPage(context.kit, cards, card_id, lambda card: _origins(context, card), context.back))


def tip_for_run(context: AppContext) -> RunTip | None:
    """What may be taken along on the run after this warm-up, another one each time.

    It counts as offered. None where there is no runner whose settings could remember it.
    """
    if not context.options.ask:
        return None
    kept = context.store.settings
    card = next_tip(in_order(_cards(context.share)), kept.get(LAST_TIP))
    if card is None:
        return None
    kept.set(LAST_TIP, card.id, context.now())
    face, name = face_of(card), card.id
    return RunTip(card.title, card.tip, face.exercise, face.tint, lambda: open_card(context, name))


@cache
def _cards(share: Path) -> tuple[LearnCard, ...]:
    from app.data.shipped.learn import load_cards

    return load_cards(share)


def _origins(context: AppContext, card: LearnCard) -> list[Origin]:
    """Where a card comes from: what its sources say, topic by topic, and what is only common advice."""
    from app.data.shipped.sources import load_sources

    origins = []
    for topic in load_sources(context.share):
        named = [text for source, text in topic.sources.items() if source in card.sources]
        if named:
            origins.append(Origin(context.tr(topic.says), named))
    if "article" in card.sources:
        origins.append(Origin(context.tr(_COMMON)))
    return origins
