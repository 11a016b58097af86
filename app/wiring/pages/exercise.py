"""Opens the page of an exercise."""

from app.ui.screens.exercise.page import Around, ExercisePage
from app.wiring.context import AppContext


def open_exercise(context: AppContext, name: str) -> None:
    """Opens the page of an exercise; nothing happens where there is none that can be used."""
    exercise = context.routines.exercise(name)
    if exercise is None:
        return
    easier = context.routines.exercise(exercise.easier) if exercise.easier != name else None
    used_in = [card for card in context.routines.cards() if name in card.moves.split()]
    around = Around(
        easier,
        used_in,
        lambda other: context.routes.open("exercise", other),
        lambda other: context.routes.open("routine", other),
    )
    context.open(ExercisePage(context.kit, exercise, around, context.back))
