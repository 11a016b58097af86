"""Titles say when a plan is for."""

import pytest

from app.data.exchange.peers.phase import by_title


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("Cool down", "cool-down"), ("Post-run stretch", "cool-down"), ("Dehnen nach dem Lauf", "cool-down"),
        ("Étirements", "cool-down"), ("Estiramientos", "cool-down"), ("Rozciąganie po biegu", "cool-down"),
        ("Stretching dopo la corsa", "cool-down"), ("Rekken na het lopen", "cool-down"), ("Alongamento", "cool-down"),
        ("Warm-up", "warm-up"), ("Pre-run mobility", "warm-up"), ("Aufwärmen vor dem Lauf", "warm-up"),
        ("Échauffement", "warm-up"), ("Calentamiento", "warm-up"), ("Rozgrzewka 5 min", "warm-up"),
        ("Riscaldamento", "warm-up"), ("Opwarming", "warm-up"), ("Aquecimento", "warm-up"), ("Dynamic drills", "warm-up"),
        ("Tuesday", ""), ("", ""), ("Warm-up and cool-down", ""), ("Vorstadt", ""), ("散歩", ""),
    ],
)  # fmt: skip
def test_a_title_names_a_phase_or_none(title: str, phase: str) -> None:
    assert by_title(title) == phase
