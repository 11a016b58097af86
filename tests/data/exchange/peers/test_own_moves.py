"""A move of which only the name is known."""

import pytest

from app.data.exchange.peers.own_moves import own_move


@pytest.mark.parametrize(
    ("name", "kind", "posture"),
    [
        ("Plank", "static", "prone"), ("Side plank", "static", "side-lying"), ("Push-ups", "dynamic", "prone"),
        ("Unterarmstütz", "static", "prone"), ("Crunches", "dynamic", "supine"), ("Chair dips", "dynamic", "standing"),
        ("Butterfly stretch", "static", "seated"), ("Quadruped thoracic rotation", "dynamic", "quadruped"),
        ("Wall sit", "static", "standing"), ("走る", "dynamic", "standing"), ("Kneeling arm raise", "dynamic", "kneeling"),
    ],
)  # fmt: skip
def test_how_and_where_it_is_done_follows_from_its_name(name: str, kind: str, posture: str) -> None:
    data = own_move("my-move", name)
    assert (data["kind"], data["posture"]) == (kind, posture)
    assert ("tempo_s" in data) is (kind == "dynamic")
    assert (data["max_pain"], data["easier"]) == (2, "my-move")
    assert "figure" not in data
