"""A start that fails: says so calmly, and begins again without what may be damaged."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout

from app.core.i18n import mark as _
from app.data.files.paths import share_folder
from app.ui.base.insets import Insets, SafeArea
from app.ui.base.translator import Translator
from app.ui.shell.crash_plain import show_plainly
from app.ui.widgets.page_context import PageContext
from app.wiring.appearance import open_theme, remembered_look
from app.wiring.share import way_to_share

if TYPE_CHECKING:
    from app.ui.shell.app import LimberApp


class SafeStart(App):
    """Stands in for an app that could not be built, until the next attempt succeeds.

    Args:
        user: The user's folder.
        report: What is known of the failure.
        make: Builds the app anew, and raises as long as that fails.
        failed: Takes note of a failure; returns its report.
    """

    title = "Limber"

    def __init__(
        self,
        user: Path,
        report: Path | None,
        make: "Callable[[], LimberApp]",
        failed: Callable[[Exception], Path | None],
    ) -> None:
        super().__init__()
        self._user, self._report, self._make, self._failed = user, report, make, failed
        self._inner: LimberApp | None = None

    def load_kv(self, filename: str | None = None) -> bool:
        """Kivy looks for a kv file of the app's name; there is none."""
        return False

    def build(self) -> FloatLayout:
        """The calm page, with nothing around it."""
        root = FloatLayout()
        Clock.schedule_once(lambda _dt: self._say(root))
        return root

    def on_pause(self) -> bool:
        """Lets the system put the app away."""
        return True

    def on_stop(self) -> None:
        """Gives back what the app has taken."""
        if self._inner is not None:
            self._inner.dispatch("on_stop")

    def _say(self, root: Any) -> None:
        try:
            self._say_calmly(root)
        except Exception as error:  # noqa: BLE001 - then a plain sentence has to do
            self._failed(error)
            show_plainly(root, str)

    def _say_calmly(self, root: Any) -> None:
        from app.device.detect import open_files
        from app.ui.screens.crash.page import Calm, CrashButton, CrashPage
        from app.ui.widgets.toast import show_toast

        share, look = share_folder(), remembered_look(self._user)
        theme = open_theme(share / "assets", look.theme, look.text_scale)
        theme.calm = look.calm
        tr = Translator(share / "assets" / "locale", look.language)
        kit = PageContext(theme, tr, SafeArea(Insets()), figures=_none, pictures=None, wrong=_none)  # type: ignore[arg-type]
        calm = Calm(
            tint="primary_soft",
            heading=tr(_("Limber could not open")),
            text=tr(_("Nothing that was recorded is lost.")),
            facts=(),
            main=CrashButton(icon="replay", words=tr(_("Try again")), action=self._again),
        )
        Window.clearcolor = theme.colours["bg"]
        root.clear_widgets()

        def tell(words: str) -> None:
            show_toast(root, theme, tr(words))

        way = way_to_share(open_files(), tell)
        root.add_widget(CrashPage(kit, calm, self._report, way, wrong=False))

    def _again(self) -> None:
        try:
            inner = self._make()
            root = inner.build()
        except Exception as error:  # noqa: BLE001 - it is what this page is for
            self._report = self._failed(error)
            self._say(self.root)
            return
        self._inner = inner
        Window.remove_widget(self.root)
        Window.add_widget(root)
        inner.dispatch("on_start")
        Window.canvas.ask_update()


def _none() -> Any:
    return None
