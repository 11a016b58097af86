"""A printed sheet as a picture for the README."""

import tempfile
from pathlib import Path

ROUTINE = "warmup-8-stiff-back"
_WIDE = 1000
_COLOURS = 96


def sheet(target: Path) -> None:
    """Prints a routine and puts its first page into a PNG; raises RuntimeError where it cannot be printed."""
    import pypdfium2
    from PIL import Image  # type: ignore[import-not-found,unused-ignore]

    from app.__main__ import main

    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "sheet.pdf"
        if main(["print", ROUTINE, "--out", str(made), "--data", folder]):
            raise RuntimeError(f"{ROUTINE} could not be printed")
        page = pypdfium2.PdfDocument(made.read_bytes())[0]
        picture = page.render(scale=_WIDE / page.get_width()).to_pil()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
