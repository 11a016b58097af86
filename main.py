"""Starts Limber; phone packagers look for this file here."""

from app.__main__ import main
from app.device.leaving import leave_after

leave_after(lambda: main(["run"]))
