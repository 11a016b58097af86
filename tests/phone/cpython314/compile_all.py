"""Compiles all of Limber as the phone's packager does; a warning of the compiler counts as an error."""

import sys
import warnings
from pathlib import Path

root = Path(FOLDERS[0])  # noqa: F821 - given by whoever runs this
warnings.simplefilter("error")
bad = 0
files = [root / "main.py", *sorted((root / "app").rglob("*.py"))]
for path in files:
    try:
        compile(path.read_text("utf-8"), str(path), "exec", optimize=2, dont_inherit=True)
    except (SyntaxError, Warning) as error:
        print(f"{path}: {error}")
        bad += 1
print(f"{len(files)} files compiled by {sys.version.split()[0]}, {bad} refused")
int(bad > 0 or sys.version_info[:2] != (3, 14))
