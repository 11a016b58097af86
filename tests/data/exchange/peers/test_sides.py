"""Sides are found in names, in any of the languages, and what is left is still a name."""

import pytest

from app.core.exercise import Side, Sides
from app.data.exchange.peers.sides import sided

ONE = {
    "Calf stretch (R)": ("Calf stretch", Side.RIGHT),
    "Calf stretch L": ("Calf stretch", Side.LEFT),
    "Calf stretch - left": ("Calf stretch", Side.LEFT),
    "L: Hamstring": ("Hamstring", Side.LEFT),
    "Left Hamstring": ("Hamstring", Side.LEFT),
    "Leg swing right": ("Leg swing", Side.RIGHT),
    "Beinschwung rechts vor/zurück": ("Beinschwung vor/zurück", Side.RIGHT),
    "Wade links": ("Wade", Side.LEFT),
    "Seitstütz (re.)": ("Seitstütz", Side.RIGHT),
    "Étirement mollet gauche": ("Étirement mollet", Side.LEFT),
    "Mollet (D)": ("Mollet", Side.RIGHT),
    "Gemelo izquierdo": ("Gemelo", Side.LEFT),
    "Elevación pierna derecha": ("Elevación pierna", Side.RIGHT),
    "Wykrok lewą nogą": ("Wykrok nogą", Side.LEFT),
    "Łydka prawa": ("Łydka", Side.RIGHT),
    "Polpaccio sx": ("Polpaccio", Side.LEFT),
    "Affondo destro": ("Affondo", Side.RIGHT),
    "Kuit rechterbeen": ("Kuit", Side.RIGHT),
    "Panturrilha esquerda": ("Panturrilha", Side.LEFT),
    "Swing (left leg)": ("Swing (leg)", Side.LEFT),
}
NONE = [
    "Plank", "Right", "R", "left", "(L)", "Bright light", "Copyright", "Right and left", "Bird dog, right arm and left leg",
    "Upright row", "Level", "", "Leftovers", "Straight leg raise", "🧘", "Vitamin", "Door",
]  # fmt: skip


@pytest.mark.parametrize("name", ONE)
def test_a_side_is_found_and_taken_out(name: str) -> None:
    found = sided(name)
    assert (found.base, found.side) == ONE[name]
    assert found.both is Sides.ONCE
    assert found.bare


@pytest.mark.parametrize("name", NONE)
def test_what_names_no_side_or_both_is_left_as_it_is(name: str) -> None:
    assert (sided(name).base, sided(name).side) == (name, None)


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Leg swing each side", "Leg swing"), ("Plank (both sides)", "Plank"), ("Seitstütz je Seite", "Seitstütz"),
        ("Mollet, chaque côté", "Mollet"), ("Gemelo cada lado", "Gemelo"), ("Łydka na stronę", "Łydka"),
        ("Polpaccio per lato", "Polpaccio"), ("Kuit per kant", "Kuit"), ("Panturrilha cada lado", "Panturrilha"),
    ],
)  # fmt: skip
def test_each_side_in_one_go_is_told_apart(name: str, base: str) -> None:
    assert (sided(name).base, sided(name).both) == (base, Sides.EACH)


@pytest.mark.parametrize(
    "name", ["Alternating lunges", "Lunges alternating", "Kniehub im Wechsel", "Fentes alternées", "Zancadas alternas",
             "Wykroki naprzemienne", "Affondi alternati", "Lunges afwisselend", "Afundos alternados"],
)  # fmt: skip
def test_sides_in_turns_are_told_apart(name: str) -> None:
    assert sided(name).both is (Sides.ALTERNATE if name != "Zancadas alternas" else Sides.ONCE)
