"""Values are written so that they are read as they were."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.files import yaml_reader as reader
from app.data.files.yaml_write import afresh, block, in_braces, quoted, scalar

texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=20)


def data_of(text: str):
    return reader.parse(Path("x"), text.encode()).data


@settings(max_examples=200)
@given(texts)
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    content = f"{{key: {quoted(text)}}}"
    assert data_of(content) == {"key": text}
    assert data_of(afresh({"key": text, "n": [30, 0.5, None, True]}))["key"] == text


@settings(max_examples=300)
@given(
    st.one_of(texts, st.from_regex(r"[a-zA-Z ,.:;'#?!-]{1,30}", fullmatch=True)),
    st.sampled_from(["", "'", '"']),
)
def test_a_text_in_any_quotes_is_read_as_it_was(text: str, quote: str) -> None:
    assert data_of(f"key: {scalar(text, quote)}\n") == {"key": text}
    assert data_of(f"[{scalar(text, quote, flow=True)}, {{key: {in_braces([text], quote)}}}]") == [
        text,
        {"key": [text]},
    ]


@settings(max_examples=300)
@given(
    st.one_of(texts, st.from_regex(r"[a-z]{1,9}( [a-z#:-]{1,9}){0,20}\n?", fullmatch=True)),
    st.sampled_from([">-", "|-", ">", "|", ">- # why", ">2-"]),
    st.integers(20, 100),
)
def test_a_text_that_a_block_can_hold_is_read_as_it_was(text: str, header: str, width: int) -> None:
    written = block(text, header, 2, width, "\n")
    if written is None:
        return
    assert data_of(f"a: {written}\nb: 1\n") == {"a": text, "b": 1}
    assert written.splitlines()[0] == header


@pytest.mark.parametrize(
    "word", ["true", "No", "null", "12", "1e3", "~", "-", "a: b", "a #b", "x,", " a", ""]
)
def test_what_means_something_is_put_in_quotes(word: str) -> None:
    assert scalar(word, flow=True)[0] == '"'
    assert data_of(f"key: {scalar(word)}\n") == {"key": word}


def test_what_can_stand_plainly_does() -> None:
    for text in ("Before a run", "Läufer's warm-up (5 min)", "one, two; three"):
        assert scalar(text) == text
    assert scalar("one, two", flow=True) == '"one, two"'
