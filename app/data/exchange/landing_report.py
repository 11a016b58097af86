"""Says what an arrival would bring, and what has come of it."""

from collections.abc import Sequence

from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.data.exchange.landing import Landing, Plan
from app.data.exchange.left_out import plainly

_ROUTINES = several("{count} routine", "{count} routines")
_EXERCISES = several("{count} exercise", "{count} exercises")
_THERE = {
    "routines": _("The routine “{title}” is there already, with the same content."),
    "exercises": _("The exercise “{title}” is there already, with the same content."),
}
_BESIDE = {
    "routines": _(
        "Another routine here has the id “{written}”. It stays as it is; this one is kept beside it, as"
        " “{id}”."
    ),
    "exercises": _(
        "Another exercise here has the id “{written}”. It stays as it is; this one is kept beside it, as"
        " “{id}”, and the routine that came with it uses it."
    ),
}


def what_it_adds(plan: Plan, tr: Translate, *, done: bool = False) -> str:
    """One sentence for what would be added, or has been."""
    things = _things(plan.adding, tr)
    if things:
        return tr(_("Added: {things}.") if done else _("This would add {things}.")).format(things=things)
    if plan.problems:
        return tr(_("Nothing was added.") if done else _("Nothing of this can be added."))
    if done:
        return tr(_("Everything in this file was there already; nothing was added."))
    return tr(_("Everything in this file is there already; nothing would be added."))


def what_is_there(plan: Plan, tr: Translate) -> list[str]:
    """A sentence for each file that is there already, or stands beside another one under a new id."""
    said = []
    for each in plan.landings:
        words = _THERE if each.state == "there" else _BESIDE if each.state == "renamed" else None
        if words is not None:
            said.append(tr(words[each.kind]).format(title=_title(each, tr), written=each.written, id=each.id))
    return said


def what_is_lost(plan: Plan, tr: Translate) -> list[str]:
    """A sentence for each thing that could not be carried over."""
    return [tr(note.says).format(**note.values) for note in plan.notes]


def _things(landings: Sequence[Landing], tr: Translate) -> str:
    counts = ((_ROUTINES, "routines"), (_EXERCISES, "exercises"))
    numbers = ((forms, sum(each.kind == kind for each in landings)) for forms, kind in counts)
    return ", ".join(counted(tr, forms, number) for forms, number in numbers if number)


def _title(landing: Landing, tr: Translate) -> str:
    """What the runner knows it by; one that is Limber's own in the runner's language."""
    return plainly(tr(landing.title) or landing.id)
