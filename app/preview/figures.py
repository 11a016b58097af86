"""Contact sheets and checks of the figure, for whoever writes poses.

    limber figures [--out DIR] [--lint] [--side left|right] [--at 0.3 ...] [EXERCISE ...]

EXERCISE is an id, or the path of an exercise's file, or of a routine's, which means those it uses.
`render_sheets` and `lint` take loaded exercises, so that the app's own command can hand in what it has read.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError, UnknownError
from app.data.files.yaml_reader import read
from app.device.environment import has_display, leave_to_sdl, prepare_environment
from app.device.wording import can_write_into, counted
from app.figure.errors import FigureError, unknown
from app.figure.faults import Fault
from app.figure.look import Cast
from app.figure.phase import telling_phase
from app.figure.poser import Poser
from app.preview.asked_figures import RequestedFigures
from app.wiring.figure_check import figure_faults
from app.wiring.options import open_library

ASSETS = share_folder() / "assets"
CELL = (220, 220)
PHASES = 8
_TITLE, _FOOT = 30, 26
_PALETTE = {"static": "after", "gentle": "rest"}
_STAGE = {"before": "10403A", "after": "1D3468", "rest": "4E2F4E", "high_contrast": "0B0F0E"}

Specs = Mapping[str, Mapping[str, Any]]


def chosen(specs: Specs, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """The exercises with these ids, all those with a figure if none is named.

    Raises:
        FigureError: No such exercise, or it has no figure block.
    """
    ids = list(ids)
    for i in ids:
        if i not in specs:
            raise unknown((), "exercise", i, specs)
        if "figure" not in specs[i]:
            raise FigureError((i,), "has no figure block")
    return {i: specs[i] for i in ids} if ids else {i: s for i, s in specs.items() if "figure" in s}


def lint(
    specs: Specs, bases: Mapping[str, Any], ids: Iterable[str] = (), sides: Sequence[str] = ("right", "left")
) -> list[Fault]:
    """Every fault of the chosen exercises.

    Args:
        specs: Loaded exercise files by id.
        bases: Loaded assets/figure/bases.yaml.
        ids: Which exercises; none means all.
        sides: Which sides.

    Raises:
        FigureError: An unknown exercise or a block that cannot be posed; its path begins with the id.
    """
    out: list[Fault] = []
    for i, spec in chosen(specs, ids).items():
        try:
            out += figure_faults(i, spec["figure"], bases, spec.get("areas", ()), sides)
        except FigureError as e:
            raise FigureError((i, "figure", *e.path), e.reason) from e
    return out


def render_sheets(
    specs: Specs,
    bases: Mapping[str, Any],
    figure: Mapping[str, Any],
    out: Path,
    ids: Iterable[str] = (),
    sides: Sequence[str] = ("right", "left"),
    phases: Sequence[float] | None = None,
    cell: tuple[int, int] = CELL,
    turn: tuple[float, float] = (0.0, 0.0),
    *,
    tile: bool = False,
) -> list[Path]:
    """One PNG per exercise: phases from left to right, a row per side, the name and areas underneath.

    Needs a window for its GL context, which it opens off-screen if there is no display.

    Args:
        specs: Loaded exercise files by id.
        bases: Loaded assets/figure/bases.yaml.
        figure: The theme's `figure` values.
        out: Folder, made if missing.
        ids: Which exercises; none means all.
        sides: Rows.
        phases: Columns; eight even ones by default.
        cell: Size of one picture, pixels.
        turn: Degrees added to the camera's yaw and pitch, to look from elsewhere.
        tile: As in the small squares of lists: cropped where the view says so, at the moment they show.

    Raises:
        FigureError: An unknown exercise or a block that cannot be posed.
    """
    picked = chosen(specs, ids)
    _open_window()
    from app.preview.figure_sheet import FigureSheet

    out.mkdir(parents=True, exist_ok=True)
    sheet = FigureSheet(figure, cell)
    files = []
    for i, spec in picked.items():
        steps = list(phases) if phases else [i / PHASES for i in range(PHASES)]
        if tile:
            steps = [telling_phase(spec["figure"])]
        try:
            look = Cast().look(i)
            areas = spec.get("areas", ())
            posers = [Poser(spec["figure"], bases, side, areas, look.build) for side in sides]
        except FigureError as e:
            raise FigureError((i, "figure", *e.path), e.reason) from e
        palette = _PALETTE.get(str(spec.get("kind")), "before")
        title = f"{spec.get('name', i)}  ·  {', '.join(spec.get('areas', ()))}"
        files.append(
            sheet.draw(
                posers, steps, palette, _STAGE[palette], title, turn, out / f"{i}.png", look, tile=tile
            )
        )
    return files


def _open_window() -> None:
    if "kivy.core.window" not in sys.modules:
        from kivy.config import Config

        Config.set("graphics", "width", "400")
        Config.set("graphics", "height", "300")
        leave_to_sdl()
    import kivy.core.window  # noqa: F401


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 fine, 1 faults found, 2 wrong usage."""
    prepare_environment(offscreen=not has_display())
    parser = argparse.ArgumentParser(
        prog="limber figures", description="Contact sheets of the figure, and its checks."
    )
    parser.add_argument(
        "exercises", nargs="*", metavar="EXERCISE", help="an id, or the file of an exercise or a routine"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="where sheets go; without it there are none")
    parser.add_argument("--lint", action="store_true", help="what no body could do, one line per fault")
    parser.add_argument("--side", choices=("right", "left"))
    parser.add_argument("--at", type=float, nargs="+", metavar="PHASE")
    parser.add_argument("--cell", type=int, default=CELL[0], help="width and height of one picture, pixels")
    parser.add_argument("--yaw", type=float, default=0.0, help="turn the camera further, degrees")
    parser.add_argument("--pitch", type=float, default=0.0)
    parser.add_argument("--tile", action="store_true", help="as in the small squares of lists")
    parser.add_argument("--data", type=Path, metavar="DIR", help="use this folder as the profile")
    args = parser.parse_args(argv)
    sides = (args.side,) if args.side else ("right", "left")
    try:
        asked = RequestedFigures(open_library(args.data), args.exercises)
    except (UnknownError, BadFileError) as e:
        said = e.problems if isinstance(e, BadFileError) else e.args
        print(*said, sep="\n", file=sys.stderr)
        return 1
    bases = read(ASSETS / "figure" / "bases.yaml").data
    try:
        if args.out:
            if not can_write_into(args.out):
                return 1
            from app.ui.base.theme import figure_tokens

            figure = figure_tokens(ASSETS)
            start = time.perf_counter()
            cell = (args.cell, args.cell)
            done = render_sheets(
                asked.specs,
                bases,
                figure,
                args.out,
                (),
                sides,
                args.at,
                cell,
                (args.yaw, args.pitch),
                tile=args.tile,
            )
            print(f"{counted(len(done), 'sheet')} in {args.out}, {time.perf_counter() - start:.1f} s")
        if args.lint or not args.out:
            faults = lint(asked.specs, bases, (), sides)
            for fault in faults:
                print(fault)
            print(f"{counted(len(asked.specs), 'exercise')}, {counted(len(faults), 'fault')}")
            return 1 if faults else 0
    except FigureError as e:
        print(asked.placed(e), file=sys.stderr)
        return 1
    except OSError as e:
        print(e, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
