"""Everything that is remembered, on this device only."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.core.back.rules import CheckInRules
from app.core.trouble import Trouble
from app.data.files.listing import is_inside
from app.data.store import migrate as store_schema
from app.data.store.check_ins import CheckInStore
from app.data.store.database import Database
from app.data.store.history import HistoryStore
from app.data.store.sessions import SessionStore
from app.data.store.settings import SettingsStore


class Store:
    """The record of one runner, in one folder.

    Every method may be called from any thread. Reading never waits for the disk to write; what is written is
    on the disk when the call returns, but for `sessions.note`, which has a thread of its own. Where the disk
    fails, all goes on in memory and `troubles` says so.

    Attributes:
        settings: Settings and profile.
        back: Check-ins, safety questions, moves that hurt.
        sessions: Sessions, and the one that is running.
        history: The record added up.
        database: For export and import.
    """

    def __init__(
        self,
        folder: Path,
        rules: CheckInRules | Callable[[], CheckInRules],
        now: datetime,
        migrations: Path = store_schema.MIGRATIONS,
    ) -> None:
        """Opens the record; whatever lies in the folder, this does not raise.

        Args:
            folder: The user's folder; made where it is missing.
            rules: The rules of the check-in, or what loads them; called when they are first needed, which
                is not before the first screen.
            now: An aware time, in the runner's own zone.
            migrations: Where the migrations are.
        """
        self.folder = folder
        self.database = Database(folder, now, migrations)
        self.settings = SettingsStore(self.database)
        self.back = CheckInStore(self.database, self.settings, rules)
        self.sessions = SessionStore(self.database)
        self.history = HistoryStore(self.database)
        self.back.forget_withdrawn(now)

    @property
    def saving(self) -> bool:
        """Whether what is written is kept."""
        return self.database.saving

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What the runner has to be told, oldest first; `database.on_trouble` tells of later ones."""
        return tuple(self.database.troubles)

    def erase(self, now: datetime) -> bool:
        """Erases everything: the record, its copies, what was set aside, own routines and exercises.

        Ask twice before.

        Returns:
            Whether nothing is left.
        """
        self.sessions.stop()
        erased = self.database.erase(now)
        for kind in ("routines", "exercises"):
            place = self.folder / kind
            # A link that leads elsewhere goes itself: what lies there is not Limber's to erase.
            for path in _yaml_in(place) if is_inside(place, self.folder) else (place,):
                try:
                    path.unlink()
                except OSError:
                    erased = False
        self.settings.forget()
        return erased

    def close(self) -> None:
        """Writes what is left and closes the record."""
        self.sessions.close()
        self.database.close()


def _yaml_in(folder: Path) -> list[Path]:
    """All that ends as an own file may, links and hidden ones too."""
    return [path for path in folder.glob("*") if path.suffix.lower() in (".yaml", ".yml")]
