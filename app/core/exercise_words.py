"""Plain words for what the file of an exercise says in its own."""

from app.core.i18n import in_context
from app.core.i18n import mark as _

RAMPS = {
    "raise": in_context("what an exercise is for", "Getting warm"),
    "mobilise": in_context("what an exercise is for", "Loosening up"),
    "activate": in_context("what an exercise is for", "Waking muscles"),
    "potentiate": in_context("what an exercise is for", "Getting quick"),
    "static": in_context("what an exercise is for", "Stretching"),
    "settle": in_context("what an exercise is for", "Winding down"),
}
SIDES = {
    "once": in_context("sides of an exercise", "No sides"),
    "each": in_context("sides of an exercise", "One, then the other"),
    "alternate": in_context("sides of an exercise", "In turns"),
}
IMPACTS = {
    "0": in_context("how hard an exercise lands", "Not at all"),
    "1": in_context("how hard an exercise lands", "Softly"),
    "2": in_context("how hard an exercise lands", "Noticeably"),
    "3": in_context("how hard an exercise lands", "It hops"),
}
RANGES = {
    "none": in_context("how far a back bends", "Not at all"),
    "small": in_context("how far a back bends", "A little"),
    "mid": in_context("how far a back bends", "Half-way"),
    "end": in_context("how far a back bends", "All the way"),
}
LOADS = {
    "flexion": _("Does it round the lower back?"),
    "extension": _("Does it arch the lower back?"),
    "rotation": _("Does it twist the lower back?"),
}
