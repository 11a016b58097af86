"""What the app is built from, for the rooms that are built later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.data.files.paths import NO_HOME, homeless

if TYPE_CHECKING:
    from app.data.reports.crash_reports import Reports
    from app.data.store.store import Store
    from app.device.surroundings import Surroundings
    from app.ui.base.theme import Theme
    from app.ui.base.translator import Translator
    from app.ui.shell.app import LimberApp
    from app.ui.shell.deleting import Deleting
    from app.ui.widgets.figures import Figures
    from app.ui.widgets.page_context import PageContext
    from app.wiring.appearance import Appearance
    from app.wiring.options import Options
    from app.wiring.pictures import KeptPictures
    from app.wiring.plans import KeptPlans
    from app.wiring.playback import Playback
    from app.wiring.preferences import Preferences
    from app.wiring.recording import Recording
    from app.wiring.routines import LibraryRoutines
    from app.wiring.share import Share
    from app.wiring.single_instance import SingleInstance
    from app.wiring.wishes import Wishes


class Navigator(Protocol):
    """Opens rooms and pages by name; see `Routes`."""

    rooms: Mapping[str, Callable[[], Any]]

    def open(self, name: str, *what: Any) -> None:
        """Opens a page over the one that is seen."""


class Guide(Protocol):
    """Knows what suits the runner now; see `TodayGuide`."""

    def lead(self, phase: str) -> None:
        """Goes where Today's card of a phase leads."""

    def running_day(self) -> str:
        """What a sore back means for a run that was planned for today, in words to be translated, or ""."""


@dataclass(kw_only=True)
class AppContext:
    """What rooms and pages are made with.

    Attributes:
        folder: The user's folder.
        share: Limber's own files.
        look: The look in force.
        now: The time of day, aware, in the runner's own zone.
        zone: The runner's own time at any moment, also one long ago.
        kit, app, routes: Set once they are there.
        on_preferences: Called when preferences have changed; set likewise.
        guide: That of the room of today; set by it.
    """

    options: "Options"
    folder: Path
    share: Path
    look: "Appearance"
    theme: "Theme"
    tr: "Translator"
    now: Callable[[], datetime]
    zone: Callable[[], tzinfo | None]
    routines: "LibraryRoutines"
    machine: "Playback"
    record: "Recording"
    kit: "PageContext" = field(init=False)
    app: "LimberApp" = field(init=False)
    routes: Navigator = field(init=False)
    on_preferences: Callable[[], None] = field(init=False)
    guide: Guide = field(init=False)

    @property
    def store(self) -> "Store":
        """Everything that is remembered; opened when it is first asked for."""
        return self.record.store

    @cached_property
    def wishes(self) -> "Wishes":
        """What the runner has said about today."""
        from app.wiring.wishes import Wishes

        return Wishes(self.now)

    @cached_property
    def plans(self) -> "KeptPlans":
        """Plans over weeks that the runner follows."""
        from app.wiring.plans import KeptPlans

        return KeptPlans(
            self.share, lambda: self.store, self.routines.cards, lambda: self.app.gate.back.state, self.now
        )

    @cached_property
    def figures(self) -> "Figures":
        """Where figures come from; never asked for before the first frame."""
        from app.ui.widgets.figures import Figures

        return Figures(self.routines.figure, self.routines.bases, self.theme)

    @cached_property
    def kept(self) -> "KeptPictures":
        """Pictures of figures that were drawn before."""
        from app.wiring.pictures import KeptPictures

        return KeptPictures(self.folder, self.share, self.theme, self.routines.exercise_file)

    @cached_property
    def alone(self) -> "SingleInstance":
        """Whether another copy has this profile open; asked after the first frame."""
        from app.wiring.single_instance import SingleInstance

        return SingleInstance(self.folder)

    def other_instance(self, is_author_preview: bool = False) -> str:
        """Why nothing may start in this copy, in words to be translated; see `SingleInstance.reason`."""
        return self.alone.reason(is_author_preview)

    def missing(self) -> list[str]:
        """What does not work here, in words to be translated."""
        options = self.options
        twice = self.other_instance() if options.ask else ""
        nowhere = NO_HOME if options.data is None and homeless() else ""
        found = (twice, nowhere, self.theme.missing, self.tr.missing, *self.machine.missing())
        return [words for words in found if words]

    def surroundings(self) -> "Surroundings":
        """What the system says about itself; unknown before the devices are open."""
        from app.device.surroundings import NullSurroundings

        return getattr(self.machine.device, "surroundings", None) or NullSurroundings()

    @cached_property
    def preferences(self) -> "Preferences":
        """What the runner has chosen."""
        from app.wiring.preferences import Preferences

        preferences = Preferences(
            self.options,
            lambda: self.store.settings,
            lambda: self.record.opened,
            self.surroundings,
            self.tr.languages,
            self.now,
        )
        preferences.listeners.append(self.on_preferences)
        return preferences

    @cached_property
    def reports(self) -> "Reports":
        """Reports of problems with the app itself."""
        from app.data.files.paths import reports_folder
        from app.data.reports.crash_reports import Reports

        return Reports(reports_folder(self.folder))

    @cached_property
    def deleting(self) -> "Deleting":
        """Deletes what is on record, and takes that back."""
        from app.ui.shell.deleting import Deleting

        app = self.app

        def changed() -> None:
            app.refresh_notes()
            if hasattr(app.screen, "reread"):
                app.screen.reread()

        return Deleting(self.store, self.kit, lambda: app.root, lambda: app.sheets, self.now, changed)

    def tell(self, words: str) -> None:
        """Shows a sentence for a while, given in words to be translated."""
        from app.ui.widgets.toast import show_toast

        show_toast(self.app.root, self.theme, self.tr(words))

    def share_file(self) -> "Share | None":
        """What hands a file to other apps; None where this device has no way to."""
        from app.device.detect import open_files
        from app.wiring.share import way_to_share

        device = self.machine.device
        return way_to_share(open_files() if device is None else device.files, self.tell)

    def open(self, page: Any) -> None:
        """Shows a page over the one that is seen."""
        self.app.pages.open(page)

    def back(self) -> None:
        """Leaves the page that is seen."""
        self.app.back()
