"""What is wrong is said in sentences."""

import pytest

from app.core.sentences import sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the key stands twice", "The key stands twice."),
        ("it ends.", "It ends."),
        ("did you mean this?", "Did you mean this?"),
        ("stop!", "Stop!"),
        ("and so on …", "And so on …"),
        ("‘a’ is no key", "‘a’ is no key."),
        ("über", "Über."),
        (" ", ""),
        ("", ""),
    ],
)
def test_words_become_a_sentence(words: str, said: str) -> None:
    assert sentence(words) == said
