from pathlib import Path

from app.data.card_cache import remembered

CARDS = [["one", "One", "warm-up", 300, 8, "standing only", "cat-cow", 3, False, "one.yaml", ""]]


class Maker:
    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[list[object]]:
        self.made += 1
        return CARDS


def folder(tmp_path: Path) -> Path:
    place = tmp_path / "routines"
    place.mkdir()
    (place / "one.yaml").write_text("id: one")
    return place


def test_cards_are_made_once_and_then_remembered(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cache" / "cards.json"
    assert remembered(cache, [place], "1", make) == CARDS
    assert remembered(cache, [place], "1", make) == CARDS
    assert make.made == 1


def test_a_changed_new_or_removed_file_makes_them_afresh(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cards.json"
    remembered(cache, [place], "1", make)
    (place / "one.yaml").write_text("id: one, and more")
    remembered(cache, [place], "1", make)
    (place / "two.yaml").write_text("id: two")
    remembered(cache, [place], "1", make)
    (place / "one.yaml").unlink()
    remembered(cache, [place], "1", make)
    assert make.made == 4


def test_another_version_of_the_app_makes_them_afresh(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cards.json"
    remembered(cache, [place], "1", make)
    remembered(cache, [place], "2", make)
    assert make.made == 2


def test_a_damaged_cache_is_never_trusted(tmp_path: Path) -> None:
    make, place, cache = Maker(), folder(tmp_path), tmp_path / "cards.json"
    remembered(cache, [place], "1", make)
    good = cache.read_text()
    for damage in (
        "",
        "{",
        "[]",
        "null",
        good[: len(good) // 2],
        good.replace('"One"', "7"),
        good.replace("300", chr(34) + "300" + chr(34)),
        good.replace('"cards"', '"cord"'),
        "\x00\xff",
    ):
        cache.write_text(damage, "latin-1")
        before = make.made
        assert remembered(cache, [place], "1", make) == CARDS
        assert make.made == before + 1, damage


def test_a_place_that_cannot_be_written_costs_speed_and_nothing_else(tmp_path: Path) -> None:
    make, place = Maker(), folder(tmp_path)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert remembered(in_the_way / "cache" / "cards.json", [place], "1", make) == CARDS
    assert remembered(tmp_path / "cards.json", [tmp_path / "missing"], "1", make) == CARDS
