"""Starts Limber; phone packagers look for this file here."""

from app.__main__ import main

main(["run"])
