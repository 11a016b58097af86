"""Reads a printed page: what stands where, what is cut or lies over something else, fonts, tags, and its code."""

import io
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

from app.data.exchange.qr_code import MOST_VERSION
from tests.qr_reader import read

MM = 72 / 25.4
EDGE = 9.0 * MM  # nothing is printed nearer to an edge; printers cannot
FOOT = 4.0 * MM
_COVERED = 0.25  # of the smaller one of two letters; kerning takes less
_CELL = 12.0
_NEIGHBOURS = 3
_DPI = 150


class Letter(NamedTuple):
    """A letter as large as it is drawn; points from the lower left corner of the page."""

    sign: str
    left: float
    low: float
    right: float
    high: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.high - self.low)

    def shared(self, other: "Letter") -> float:
        """The area that lies under both."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.high, other.high) - max(self.low, other.low)
        return max(across, 0.0) * max(up, 0.0)


class Printed:
    """A PDF."""

    def __init__(self, content: bytes) -> None:
        self.pages = pypdfium2.PdfDocument(content)
        self.file = pikepdf.open(io.BytesIO(content))

    def letters(self, page: int) -> list[Letter]:
        """All that leave ink, in the order in which they are read."""
        text = self.pages[page].get_textpage()
        signs = ((number, text.get_text_range(number, 1)) for number in range(text.count_chars()))
        return [Letter(sign, *text.get_charbox(number)) for number, sign in signs if sign.strip()]

    def text(self) -> str:
        """All letters and digits in the order in which they are read."""
        return "".join(plain(page.get_textpage().get_text_range()) for page in self.pages)

    def faults(self) -> Iterator[str]:
        """What is cut off by an edge, or printed over something else."""
        for number, page in enumerate(self.pages):
            width, height = page.get_size()
            letters = self.letters(number)
            for letter in letters:
                outside = letter.left < EDGE or letter.right > width - EDGE or letter.high > height - EDGE
                if outside or letter.low < FOOT:
                    yield f"page {number + 1}: {letter} reaches an edge"
            for one, other in _over_each_other(letters):
                yield f"page {number + 1}: {one} lies over {other}"

    def fonts(self) -> dict[str, bool]:
        """Whether each typeface is in the file, by its name without the tag of its subset."""
        found: dict[str, bool] = {}
        for part in self.file.objects:
            if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/FontDescriptor":
                name = str(part["/FontName"]).lstrip("/").partition("+")[2]
                found[name] = any(key in part for key in ("/FontFile2", "/FontFile3"))
        return found

    def tags(self) -> list[tuple[str, str]]:
        """Kind and alternative text of every element of its structure, in order."""
        return list(_tags(self.file.Root.StructTreeRoot))

    def title(self) -> str:
        """Its title, as its reader shows it."""
        assert self.file.Root.ViewerPreferences.DisplayDocTitle
        with self.file.open_metadata() as data:
            assert data["pdfuaid:part"] == "1"
            return str(data["dc:title"])

    def code(self, side_mm: float, margin_mm: tuple[float, float] = (11.0, 10.5)) -> str:
        """What the QR code in the upper right corner holds, as a scanner of 150 dots an inch sees it.

        Args:
            side_mm: Of its square, with the light around it.
            margin_mm: Of the page, at the right and at the top.
        """
        page = self.pages[0]
        seen = page.render(scale=_DPI / 72, grayscale=True)
        dot = _DPI / 25.4
        side, right, top = (round(mm * dot) for mm in (side_mm, *margin_mm))
        left = seen.width - right - side
        rows = [bytes(seen.buffer)[seen.stride * y :][left : left + side] for y in range(top, top + side)]
        dark = [[shade < 128 for shade in row] for row in rows]
        lines = [y for y, row in enumerate(dark) if any(row)]
        columns = [x for x in range(side) if any(row[x] for row in dark)]
        (first, last), (begin, end) = (lines[0], lines[-1] + 1), (columns[0], columns[-1] + 1)
        for version in range(1, MOST_VERSION + 1):
            across = 17 + 4 * version
            step_x, step_y = (end - begin) / across, (last - first) / across
            modules = [
                bytes(
                    dark[int(first + (row + 0.5) * step_y)][int(begin + (column + 0.5) * step_x)]
                    for column in range(across)
                )
                for row in range(across)
            ]
            timing = modules[6][8:-8], bytes(row[6] for row in modules[8:-8])
            if all(line == bytes((1, 0)) * (len(line) // 2) + b"\1" for line in timing):
                return read(modules)
        raise AssertionError("there is no code in that corner")


def _over_each_other(letters: Sequence[Letter]) -> Iterator[tuple[Letter, Letter]]:
    """Neighbours in a word are let be: two that are drawn as one share a place."""
    cells: dict[tuple[int, int], list[tuple[int, Letter]]] = {}
    for number, letter in enumerate(letters):
        if letter.area <= 0:
            continue
        places = product(*(range(int(a // _CELL), int(b // _CELL) + 1) for a, b in _spans(letter)))
        for place in places:
            for before, other in cells.setdefault(place, []):
                if number - before > _NEIGHBOURS and letter.shared(other) > _COVERED * min(
                    letter.area, other.area
                ):
                    yield letter, other
            cells[place].append((number, letter))


def _spans(letter: Letter) -> tuple[tuple[float, float], tuple[float, float]]:
    return (letter.left, letter.right), (letter.low, letter.high)


def plain(text: str) -> str:
    """Letters and digits alone: lines break anywhere, and words with a hyphen."""
    return "".join(letter for letter in text if letter.isalnum())


def _tags(part: Any) -> Iterator[tuple[str, str]]:
    children = part.get("/K")
    if children is None:
        return
    listed = children if isinstance(children, pikepdf.Array) else [children]
    for child in listed:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child["/S"]).lstrip("/"), str(child.get("/Alt", ""))
            yield from _tags(child)
