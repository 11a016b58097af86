"""Keeps the pages clear of what the system covers."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.ui.base.insets import SafeArea
    from app.wiring.context import AppContext


def follow_edges(context: "AppContext", safe: "SafeArea") -> None:
    """Reads what is covered now, and again whenever the window has another size."""
    from kivy.core.window import Window

    read_edges(context, safe)
    Window.bind(on_resize=lambda *_args: read_edges(context, safe))


def read_edges(context: "AppContext", safe: "SafeArea", *_args: Any) -> None:
    """Reads what is covered now; pages follow where that has changed."""
    from kivy.metrics import Metrics

    from app.ui.base.insets import Insets

    if context.machine.device is None:
        return
    edges = context.machine.device.surroundings.edges()
    now = Insets(*(pixels / Metrics.density for pixels in (edges.left, edges.top, edges.right, edges.bottom)))
    if now != safe.now:
        safe.now = now
        context.theme.refresh()
