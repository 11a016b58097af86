"""A rest is told by its name in any of the languages, and a move that only sounds like one is none."""

import pytest

from app.data.exchange.peers.rests import is_rest


@pytest.mark.parametrize(
    "name",
    [
        "Rest", "REST", "rest 30s", "Rest (10 sec)", "Break", "Short break", "Rest between sets", "Recovery", "Change sides",
        "Switch legs", "Get ready", "Prepare", "Pause", "Kurze Pause", "Pause zwischen den Sätzen", "Erholung", "Seitenwechsel",
        "Wechsel", "Trinkpause", "Repos", "Récupération", "Changement de côté", "Pause longue", "Descanso", "Descanso 20 s",
        "Cambio de lado", "Recuperación", "Przerwa", "Odpoczynek", "Zmiana strony", "Przygotuj się", "Riposo", "Recupero",
        "Cambio lato", "Rust", "Rustpauze", "Wissel van kant", "Pauze", "Descanso entre séries", "Troca de lado", "Mudança",
        "Active recovery", "Rest - 2 min", "pause 1:30",
    ],
)  # fmt: skip
def test_a_rest_is_one(name: str) -> None:
    assert is_rest(name)


@pytest.mark.parametrize(
    "name",
    [
        "Rest and breathe", "Side-lying rest", "Pause squats", "Restorative twist", "Breakdance", "Switch lunges", "Plank (rest)",
        "Active recovery walk", "Child's pose", "", "30", "Side", "Legs", "Work", "Changing lunges", "Atempause Yoga", "🧘", "re st",
        "Arrest", "Interval run",
    ],
)  # fmt: skip
def test_a_move_is_none(name: str) -> None:
    assert not is_rest(name)
