"""What the figure costs: `python -m tests.bench.figure` prints the rows of `make bench` as JSON."""

import json
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from tests.bench.children import ROOT, rows_of

PHASES = [i / 200 for i in range(200)]


def measure(*, quick: bool = False) -> list[dict[str, Any]]:
    """Rows of the bench, measured in a process of their own."""
    rows: list[dict[str, Any]] = rows_of("tests.bench.figure")
    return rows


def took_ms(work: Callable[[Any], Any], arguments: Iterable[Any]) -> list[float]:
    times = []
    for argument in arguments:
        begun = time.perf_counter()
        work(argument)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def rows() -> list[dict[str, Any]]:
    from kivy.config import Config

    Config.set("graphics", "width", "400")
    Config.set("graphics", "height", "400")
    import kivy.core.window  # noqa: F401 - opens the window that drawing needs
    from kivy.graphics.opengl import glFinish

    from app.ui.base.theme import figure_tokens

    bases = yaml.safe_load((ROOT / "assets/figure/bases.yaml").read_text("utf-8"))
    files = sorted((ROOT / "assets/exercises").glob("*.yaml"))
    specs = [yaml.safe_load(file.read_text("utf-8"))["figure"] for file in files]
    tokens = figure_tokens(ROOT / "assets")

    begun = time.perf_counter()
    from app.figure.camera import frame
    from app.figure.poser import Poser
    from app.ui.widgets.figure_stage import FigureStage

    stage = FigureStage(tokens, (736, 736))
    poser = Poser(specs[0], bases)
    stage.furnish(poser.props)
    stage.look(frame(poser))
    stage.show(poser.at(0))
    stage.fbo.draw()
    glFinish()
    first = (time.perf_counter() - begun) * 1000

    times: list[float] = []
    for spec in specs:
        poser = Poser(spec, bases)
        stage.furnish(poser.props)
        stage.look(frame(poser))

        def show(phase: float, poser: Poser = poser) -> None:
            stage.show(poser.at(phase), poser.travel * phase, poser.travel != 0)

        times += took_ms(show, PHASES)
    times.sort()

    def draw(phase: float) -> None:
        stage.show(poser.at(phase))
        stage.fbo.draw()
        glFinish()

    drawing = statistics.median(took_ms(draw, PHASES[:40]))
    return [
        {"what": "first figure with imports and shaders, ms", "value": round(first, 1), "must": 150},
        {
            "what": "solve and upload a pose, median of all, ms",
            "value": round(statistics.median(times), 3),
            "must": 0.3,
        },
        {
            "what": "solve and upload a pose, p95, ms",
            "value": round(times[int(len(times) * 0.95)], 3),
            "must": 0.6,
        },
        {"what": "draw 736 x 736 on this machine, median, ms", "value": round(drawing, 1)},
    ]


if __name__ == "__main__":
    print(json.dumps(rows()))
