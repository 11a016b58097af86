"""What has been changed, one state after the other, so that each change can be undone and done again."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class EditHistory(Generic[State]):
    """States of something that is changed.

    Attributes:
        now: As it is.
        past: As it was before each change, the oldest first.
        future: What was undone, what comes next first.
        control: What made the last change; several of the same control in a row count as one. "" joins none.
        most: Changes that can be undone; beyond that the oldest are forgotten, but never the first state.
    """

    now: State
    past: tuple[State, ...] = ()
    future: tuple[State, ...] = ()
    control: str = ""
    most: int = 500

    @property
    def first(self) -> State:
        """As it was before anything was changed."""
        return self.past[0] if self.past else self.now

    @property
    def changed(self) -> bool:
        """Whether it is something else than at first."""
        return self.now != self.first

    def done(self, after: State, control: str = "") -> "EditHistory[State]":
        """With one more change; what had been undone is gone.

        Args:
            after: As it is then.
            control: What is turned or typed into, such as "seconds of step 3"; "" for a change of its own.
        """
        if after == self.now:
            return self
        if control and control == self.control and self.past:
            if after == self.past[-1]:  # it is back where it began: there is nothing to undo
                return replace(self, now=after, past=self.past[:-1], future=(), control="")
            return replace(self, now=after, future=())
        past = (*self.past, self.now)
        if len(past) > self.most:
            past = (past[0], *past[2:])
        return replace(self, now=after, past=past, future=(), control=control)

    def settled(self) -> "EditHistory[State]":
        """The same, of which the next change counts on its own whatever makes it."""
        return replace(self, control="")

    def undone(self) -> "EditHistory[State]":
        """Without the last change; the same where there is none."""
        if not self.past:
            return self
        past, before = self.past[:-1], self.past[-1]
        return replace(self, now=before, past=past, future=(self.now, *self.future), control="")

    def redone(self) -> "EditHistory[State]":
        """With the change that was undone last; the same where there is none."""
        if not self.future:
            return self
        past, after = (*self.past, self.now), self.future[0]
        return replace(self, now=after, past=past, future=self.future[1:], control="")
