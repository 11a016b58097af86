"""What the notification says about a session."""

from app.core.cues import side_words
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.session import Frame
from app.device.notifier import Notice


def notice_of(frame: Frame, speed: float, tr: Translate) -> Notice:
    """The notice for one frame.

    Args:
        frame: Where the session stands.
        speed: Session seconds per real second.
        tr: Translates.
    """
    if frame.over or frame.exercise is None:
        words = _("Finished early") if frame.state == "ended" else _("Done. Well done.")
        return Notice(title=tr(words), text="", left_s=None, paused=False)
    side = side_words(frame.exercise, frame.side, frame.segment.sides, tr)
    title = " · ".join(words for words in (tr(frame.exercise.name), side) if words)
    count = tr(_("{step} of {steps}")).format(step=frame.step, steps=frame.steps)
    words = _PAUSED if frame.paused else _STATES.get(frame.state, "")
    stands = frame.paused or frame.state == "gate"
    return Notice(
        title=title,
        text=" · ".join(part for part in (tr(words), count) if part),
        left_s=None if stands else frame.left_s / speed,
        paused=frame.paused,
    )


_PAUSED = _("Paused")
_STATES = {
    "prepare": _("Get ready"),
    "switch": _("Switch sides"),
    "gate": _("At your own pace"),
}
