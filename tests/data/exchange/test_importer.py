"""Files of several formats are told apart by what they hold."""

from pathlib import Path

import pytest

from app.data.exchange.importer import Imported, take_in


class Takes:
    """Takes what begins with a word."""

    def __init__(self, word: bytes) -> None:
        self.word, self.taken = word, []

    def recognises(self, head: bytes) -> bool:
        return self.word in head

    def take_in(self, _store, path: Path) -> Imported:
        self.taken.append(path.name)
        return Imported(files=1)


@pytest.fixture
def both():
    return Takes(b"JustWork"), Takes(b"limber-export")


@pytest.mark.parametrize(
    ("holds", "which"), [(b"{JustWork}", 0), (b'{"format": "limber-export"}', 1), (b"?", 1)]
)
def test_the_first_that_recognises_a_file_takes_it_and_the_last_what_none_does(tmp_path, both, holds, which):
    path = tmp_path / "a.json"
    path.write_bytes(holds)
    assert take_in(None, path, both).files == 1
    assert both[which].taken == ["a.json"]
    assert both[1 - which].taken == []


def test_a_file_that_cannot_be_read_is_left_to_the_last_which_says_why(tmp_path, both):
    take_in(None, tmp_path / "nowhere.json", both)
    assert both[1].taken == ["nowhere.json"]
