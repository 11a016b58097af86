"""The record about the runner's back as the screens see it; the real one is handed in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from app.core.back.after_run import RunScores
from app.core.back.check_in import Answers, CheckIn, Moment
from app.core.back.eligibility import BackState
from app.core.back.red_flags import Safety, SafetyEvent
from app.core.back.retry import HurtMove
from app.core.back.rules import CheckInRules
from app.core.back.run_cycle import RunCycle
from app.core.history import Today
from app.core.records import SessionRecord, Unfinished
from app.core.trouble import Trouble


class BackRecord(Protocol):
    """Check-ins, safety questions and moves that hurt, on record."""

    @property
    def rules(self) -> CheckInRules:
        """The rules of the check-in."""

    def state(self, now: datetime) -> BackState:
        """What decides about starting."""

    def check_in(
        self, answers: Answers, moment: Moment, now: datetime, *, loop: str = "", ran: bool = True
    ) -> CheckIn:
        """Records a check-in."""

    def answer(self, answers: Mapping[str, bool], now: datetime, *, new_pain: bool = False) -> Safety:
        """Records answers to the safety questions."""

    def read(self, now: datetime) -> Safety:
        """The advice was closed."""

    def advised(self, now: datetime) -> Safety:
        """There was medical advice."""

    def checked(self, now: datetime) -> Safety:
        """Routine-level concerns are over."""

    def may_run(self, tags: Sequence[str], now: datetime) -> None:
        """A professional said today that the runner may run with some facts about them."""

    def happened(self, event: SafetyEvent, now: datetime) -> Safety:
        """Records an event around the safety questions."""

    def loops(self, *, now: datetime | None = None) -> tuple[RunCycle, ...]:
        """The last loops, oldest first."""

    def hurts(self) -> dict[str, str]:
        """Moves that hurt, and what took over."""

    def remember_hurt(self, exercise: str, instead: str, now: datetime) -> None:
        """Remembers a move that hurt."""

    def hurt_moves(self, now: datetime) -> tuple[HurtMove, ...]:
        """Every move that has ever hurt, with its days."""

    def leave_out(self, exercise: str, now: datetime) -> None:
        """The runner was asked about a move that had hurt, and leaves it out."""

    def forget_hurt(self, exercise: str, now: datetime) -> None:
        """Takes that back."""


class SessionsRecord(Protocol):
    """Sessions on record."""

    def unfinished(self, now: datetime) -> Unfinished | None:
        """The session that can go on."""

    def give_up(self) -> SessionRecord | None:
        """Keeps it as ended early."""


class HistoryRecord(Protocol):
    """The record added up."""

    def today(self, today: date) -> Today:
        """What Today shows."""

    def runs(self) -> tuple[RunScores, ...]:
        """The last runs, oldest first."""


class RunnerRecord(Protocol):
    """Everything that is remembered."""

    @property
    def back(self) -> BackRecord:
        """Check-ins, safety questions and moves that hurt."""

    @property
    def sessions(self) -> SessionsRecord:
        """Sessions."""

    @property
    def history(self) -> HistoryRecord:
        """The record added up."""

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What the runner has to be told."""
