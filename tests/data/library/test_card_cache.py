from contextlib import suppress
from pathlib import Path
from typing import Any

from app.data.library.card_cache import remembered, states

SHAPE = {"id": str, "steps": int}


class Maker:
    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, name: str) -> list[Any]:
        self.made.append(name)
        return [name, 8]


def folder(tmp_path: Path) -> Path:
    place = tmp_path / "routines"
    place.mkdir()
    for name in ("one", "two"):
        (place / f"{name}.yaml").write_text(f"id: {name}")
    (place / "notes.txt").write_text("not a card")
    return place


def ask(cache: Path, place: Path, make: Maker, stamp: Any = "1") -> list[list[Any]]:
    return remembered(cache, [stamp], states(place), make, SHAPE)


def test_cards_are_made_once_and_then_remembered(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cache" / "cards.json"
    assert ask(cache, place, make) == [["one.yaml", 8], ["two.yaml", 8]]
    assert ask(cache, place, make) == [["one.yaml", 8], ["two.yaml", 8]]
    assert make.made == ["one.yaml", "two.yaml"]


def test_of_many_files_only_the_new_and_the_changed_are_read_again(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cards.json"
    ask(cache, place, make)
    make.made.clear()
    (place / "two.yaml").write_text("id: two, and more")
    (place / "three.yaml").write_text("id: three")
    assert [card[0] for card in ask(cache, place, make)] == ["one.yaml", "three.yaml", "two.yaml"]
    assert make.made == ["three.yaml", "two.yaml"]


def test_a_card_goes_with_its_file(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cards.json"
    ask(cache, place, make)
    (place / "one.yaml").unlink()
    assert ask(cache, place, make) == [["two.yaml", 8]]
    assert "one.yaml" not in cache.read_text()


def test_what_every_card_depends_on_makes_all_of_them_afresh(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cards.json"
    ask(cache, place, make, "1")
    ask(cache, place, make, "2")
    assert len(make.made) == 4


def test_reading_that_is_broken_off_has_not_been_in_vain(tmp_path: Path) -> None:
    place, cache = tmp_path / "many", tmp_path / "cards.json"
    place.mkdir()
    for number in range(300):
        (place / f"{number:03d}.yaml").write_text("")

    class Tired(Maker):
        def __call__(self, name: str) -> list[Any]:
            if len(self.made) == 280:
                raise InterruptedError
            return super().__call__(name)

    with suppress(InterruptedError):
        ask(cache, place, Tired())
    make = Maker()
    assert len(ask(cache, place, make)) == 300
    assert len(make.made) == 50


def test_a_damaged_cache_is_never_trusted(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cards.json"
    ask(cache, place, make)
    good = cache.read_text()
    for damage in (
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        good[: len(good) // 2],
        good.replace('"two.yaml", 8', '"two.yaml", "8"'),
        good.replace('"two.yaml", 8', '"two.yaml"'),
        good.replace('"cards"', '"cord"'),
        good.replace('"two.yaml", 8', '"two.yaml", 9'),  # all is well but a single bit
        good.split("\n", 1)[-1],
        '{"stamp": [5, "1"], "cards": {"one.yaml": 7}}',
        '{"stamp": [5, "1"], "cards": {"one.yaml": [[1, 2], 7]}}',
        '{"stamp": [5, "1"], "cards": []}',
        "\x00\xff",
    ):
        cache.write_text(damage, "latin-1")
        make.made.clear()
        assert ask(cache, place, make) == [["one.yaml", 8], ["two.yaml", 8]]
        assert make.made == ["one.yaml", "two.yaml"], damage


def test_a_place_that_cannot_be_written_costs_speed_and_nothing_else(tmp_path: Path) -> None:
    make, place = Maker(), folder(tmp_path)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert len(ask(in_the_way / "cache" / "cards.json", place, make)) == 2
    assert ask(tmp_path / "cards.json", tmp_path / "missing", make) == []
