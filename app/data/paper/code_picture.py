"""A QR code as a picture for paper."""

from collections.abc import Sequence

QUIET = 4  # modules of light around it


def code_svg(rows: Sequence[bytes]) -> bytes:
    """The modules of a code as an SVG of one unit a module, its quiet zone included.

    Args:
        rows: Its modules from the top, a byte each, 1 for dark; without the light around them.
    """
    across = len(rows) + 2 * QUIET
    runs = "".join(_runs(row, y + QUIET) for y, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {across}" width="{across}" '
        f'height="{across}"><path fill="#000" shape-rendering="crispEdges" d="{runs}"/></svg>'
    ).encode()


def _runs(row: bytes, y: int) -> str:
    """The dark of one row, a rectangle for each run of it."""
    made, x = [], 0
    for piece in bytes(row).split(b"\0"):
        if piece:
            made.append(f"M{x + QUIET} {y}h{len(piece)}v1h-{len(piece)}z")
        x += len(piece) + 1
    return "".join(made)
