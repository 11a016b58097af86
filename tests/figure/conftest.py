from functools import cache, lru_cache
from pathlib import Path

import pytest
import yaml

from app.figure.collide import Skin
from app.figure.look import BUILDS
from app.figure.mesh import read_body
from app.figure.poser import Poser

ROOT = Path(__file__).parents[2]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as quick, where there is one
BASES = yaml.load((ROOT / "assets/figure/bases.yaml").read_text("utf-8"), _LOADER)


@lru_cache(maxsize=1)
def _exercises():
    out = {}
    for file in sorted((ROOT / "assets/exercises").glob("*.yaml")):
        spec = yaml.load(file.read_text("utf-8"), _LOADER)
        if "figure" in spec:
            out[spec["id"]] = spec
    return out


EXERCISES = _exercises()


@cache
def posed(exercise, side="right", build="man"):
    """Poser of an exercise."""
    spec = EXERCISES[exercise]
    return Poser(spec["figure"], BASES, side, spec["areas"], build)


@cache
def solved(exercise, side="right", steps=48, build="man"):
    """Poser of an exercise and its poses over the cycle, solved once for all tests."""
    poser = posed(exercise, side, build)
    return poser, [poser.at(n / steps) for n in range(steps)]


@pytest.fixture(scope="session")
def bases():
    return BASES


@pytest.fixture(scope="session", params=BUILDS)
def build(request):
    return request.param


@pytest.fixture(scope="session")
def body(build):
    return read_body(ROOT / f"assets/figure/{build}.bin")


@pytest.fixture(scope="session")
def skin(build, body):
    return Skin(build, body)


@pytest.fixture(params=list(EXERCISES))
def exercise(request):
    return request.param


def poser(spec, side=None):
    """A poser for a spec written in a test; YAML text or a dict."""
    if isinstance(spec, str):
        spec = yaml.safe_load(spec)
    return Poser({"keys": [{"t": 0}], **spec}, BASES, side)
