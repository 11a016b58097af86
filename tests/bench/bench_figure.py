"""What the figure costs, in milliseconds: python -m tests.bench.bench_figure"""

import os
import statistics
import time
from pathlib import Path

import yaml

os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
os.environ.setdefault("KIVY_NO_ARGS", "1")
os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")

ROOT = Path(__file__).parents[2]
BUDGET = {"median": 0.3, "p95": 0.6, "first": 150.0}


def ms(work, arguments):
    out = []
    for a in arguments:
        start = time.perf_counter()
        work(a)
        out.append((time.perf_counter() - start) * 1e3)
    return out


def line(name, times):
    times = sorted(times)
    print(f"{name:34s} median {statistics.median(times):.3f}   p95 {times[int(len(times) * 0.95)]:.3f}")


def main():
    from kivy.config import Config

    Config.set("graphics", "width", "400")
    Config.set("graphics", "height", "400")
    import kivy.core.window  # noqa: F401
    from kivy.graphics.opengl import glFinish

    bases = yaml.safe_load((ROOT / "assets/figure/bases.yaml").read_text("utf-8"))
    from app.ui.theme import figure_tokens  # after Kivy's environment is set

    theme = figure_tokens(ROOT / "assets")
    specs = {}
    for file in sorted((ROOT / "assets/exercises").glob("*.yaml")):
        spec = yaml.safe_load(file.read_text("utf-8"))
        if "figure" in spec:
            specs[spec["id"]] = spec["figure"]

    start = time.perf_counter()
    from app.figure.camera import frame
    from app.figure.poser import Poser
    from app.figure.skin import bone_rows, capsule_rows
    from app.ui.widgets.figure_stage import Stage

    imported = time.perf_counter()
    stage = Stage(theme, (736, 736))
    poser = Poser(next(iter(specs.values())), bases)
    stage.furnish(poser.props)
    stage.look(frame(poser))
    stage.show(poser.at(0))
    stage.fbo.draw()
    glFinish()
    done = time.perf_counter()
    print(
        f"first figure: import {(imported - start) * 1e3:.0f}, mesh, shaders, pose and picture {(done - imported) * 1e3:.0f}"
    )

    phases = [i / 400 for i in range(400)]
    every, solve = [], []
    for name, spec in specs.items():
        poser = Poser(spec, bases)
        stage.furnish(poser.props)
        stage.look(frame(poser))
        solve += ms(poser.at, phases)

        def whole(phase, poser=poser):
            stage.show(poser.at(phase), poser.travel * phase, poser.travel != 0)

        times = ms(whole, phases)
        every += times
        line(name, times)
    line("solving, all exercises", solve)
    line("solve + skin + upload, all", every)
    pose = poser.at(0.3)
    line("bone rows", ms(lambda _: bone_rows(pose), phases))
    line("capsules", ms(lambda _: capsule_rows(pose), phases))
    line("compiling an exercise", ms(lambda s: Poser(s, bases), list(specs.values())))
    line("framing an exercise", ms(lambda s: frame(Poser(s, bases)), list(specs.values())))

    def draw(phase):
        stage.show(poser.at(phase))
        stage.fbo.draw()
        glFinish()

    line("drawing 736 x 736", ms(draw, phases[:40]))


if __name__ == "__main__":
    main()
