"""What Limber says about itself, its sources and its licences."""

import re
from collections.abc import Iterator

import pytest

from app.data.files.schema import Schema
from app.data.files.yaml_reader import read
from app.data.shipped.sources import load_licences, load_sources, terms
from app.ui.screens.settings.about_page import paragraphs
from tests.core.back_cases import RULES, SHARE
from tests.helpers import FakeClock
from tests.ui.driver import ESCAPE, Driver

ASSETS = SHARE / "assets"


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    one = Driver(tmp_path_factory.mktemp("profile"), FakeClock())
    yield one
    one.close()


@pytest.fixture
def about(driver: Driver) -> Driver:
    driver.app.go("settings")
    driver.frames(12)
    driver.tap("About Limber")
    return driver


def test_it_says_what_it_is_and_is_not_and_what_it_keeps_to_itself(about: Driver) -> None:
    from app import __version__

    assert about.sees(f"Version {__version__}")
    assert about.sees(RULES.disclaimer_full)
    assert about.sees("There is no account and no server.")


def test_the_way_leads_to_the_sources_and_back(about: Driver) -> None:
    about.tap("How the advice came about")
    assert about.sees("Eur J Appl Physiol")
    about.key(ESCAPE)
    about.key(ESCAPE)
    assert about.sees("During a session")


def test_every_licence_can_be_read(about: Driver) -> None:
    about.tap("Licences")
    for words, text in (("Kivy 2.3.1", "Kivy Team"), ("Limber Sans", "SIL OPEN FONT LICENSE")):
        about.tap(words)
        assert about.sees(text)
        about.key(ESCAPE)


def test_every_source_that_an_exercise_or_a_card_names_is_listed() -> None:
    listed = {name for topic in load_sources(SHARE) for name in topic.sources}
    for path in [*ASSETS.glob("exercises/*.yaml"), ASSETS / "learn.yaml"]:
        named = set(re.findall(r"\bS[0-9]+\b", path.read_text("utf-8")))
        assert named <= listed, path.name


def test_the_file_of_sources_is_sound_and_names_none_twice() -> None:
    path = ASSETS / "sources.yaml"
    assert Schema(ASSETS / "sources.schema.json").problems(read(path)) == []
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=sources.schema.json\n")
    names = [name for topic in read(path).data for name in (source["id"] for source in topic["sources"])]
    assert len(names) == len(set(names))


def test_all_terms_are_at_hand_in_pieces_that_fit_a_label() -> None:
    for licence in load_licences(SHARE):
        pieces = paragraphs(terms(SHARE, licence))
        assert pieces
        assert max(map(len, pieces)) < 2500
