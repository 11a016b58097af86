"""What a report says, and above all what it must not say."""

import pytest

from app.core.crash import fault_lines, lines_of, report_text, short_path, signature


def caught(raise_it) -> Exception:
    try:
        raise_it()
    except Exception as error:  # noqa: BLE001 - of any kind
        return error
    raise AssertionError("nothing was raised")


def said(error: Exception) -> str:
    return report_text([("Limber", "1.2")], lines_of(error))


def test_a_report_names_the_error_and_every_call_down_to_it() -> None:
    def call() -> None:
        len(None.foo)

    text = said(caught(call))
    assert "Limber: 1.2" in text
    assert "AttributeError: 'NoneType' object has no attribute 'foo'" in text
    calls = [line.split(" in ")[1] for line in text.splitlines() if " in " in line]
    assert calls == ["caught", "call"]


def test_a_count_is_told() -> None:
    assert "Happened: 37 x" in report_text([], ["x"], 37)


@pytest.mark.parametrize(
    "error",
    [
        KeyError("Annas Dienstagsrunde"),
        ValueError("Annas Dienstagsrunde is no id"),
        RuntimeError("score 7 of Anna"),
        FileNotFoundError(2, "No such file", "/home/anna/My runs/7.yaml"),
        TypeError("no 'Annas Dienstagsrunde' and \"score of 7\" in /home/anna/My runs/7.yaml or so"),
        ImportError("cannot import name 'x' from 'app' (C:\\Users\\anna\\My runs\\7.py)"),
        AttributeError("“Annas Dienstagsrunde” scored 7"),
        type("AnnaError", (Exception,), {"__str__": lambda _: 1 / 0})(),  # cannot even be put into words
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_value_no_folder_and_no_words_of_the_runners_get_into_it(error: Exception) -> None:
    def fail() -> None:
        routine, score = "Annas Dienstagsrunde", 7
        assert len(routine) > score
        raise error

    text = said(caught(fail)).replace("AnnaError", "")
    for secret in ("Anna", "anna", "runs", "Dienstag", "score of", "My", "Users"):
        assert secret not in text, text


def test_an_error_of_the_system_keeps_its_number() -> None:
    assert "FileNotFoundError [2]" in said(FileNotFoundError(2, "No such file", "/home/anna/x"))


def test_what_caused_an_error_is_told_too() -> None:
    def fail() -> None:
        try:
            1 / 0  # noqa: B018
        except ZeroDivisionError as error:
            raise ValueError("of Anna") from error

    assert [line for line in lines_of(caught(fail)) if line and not line.startswith("  ")] == [
        "ValueError",
        "Because of:",
        "ZeroDivisionError: division by zero",
    ]


def test_errors_that_cause_each_other_come_to_an_end() -> None:
    one, other = ValueError(), TypeError()
    one.__cause__, other.__cause__ = other, one
    assert len(lines_of(one)) == 4


def test_a_stack_without_end_is_cut_in_its_middle() -> None:
    def deeper() -> None:
        deeper()

    lines = lines_of(caught(deeper))
    assert len(lines) < 60
    assert any("more …" in line for line in lines)


@pytest.mark.parametrize(
    ("file", "short"),
    [
        ("/home/anna/limber/app/ui/screens/today/page.py", "app/ui/screens/today/page.py"),
        ("/home/anna/app/limber/app/main.py", "app/main.py"),
        ("C:\\Users\\anna\\limber\\app\\core\\fit.py", "app/core/fit.py"),
        ("/data/user/0/org.limber.limber/files/app/app/player/player.py", "app/player/player.py"),
        ("/home/anna/v/lib/python3.11/site-packages/kivy/clock.py", "kivy/clock.py"),
        ("/home/anna/v/lib/python3.11/site-packages/app/ui/shell/app.py", "app/ui/shell/app.py"),
        ("/usr/lib/python3.11/threading.py", "python/threading.py"),
        ("/data/files/_python_bundle/stdlib.zip/threading.py", "python/threading.py"),
        ("kivy/_event.pyx", "kivy/_event.pyx"),
        ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>"),
        ("/home/anna/secret/diary.py", "elsewhere"),
        ("/home/app/diary.py", "elsewhere"),
        ("", "elsewhere"),
    ],
)
def test_files_are_named_from_the_program_on(file: str, short: str) -> None:
    assert short_path(file) == short


def test_the_same_error_at_the_same_place_has_the_same_signature() -> None:
    def fail(word: str) -> None:
        if word:
            raise ValueError(word)
        raise ValueError(word)

    one, same, other = (caught(lambda word=word: fail(word)) for word in ("a", "b", ""))
    assert signature(one) == signature(same) != signature(other)


FAULT = """Fatal Python error: Segmentation fault

Current thread 0x00007f1c (most recent call first):
  File "/usr/lib/python3.11/ctypes/__init__.py", line 519 in string_at
  File "/home/anna/limber/app/ui/shell/app.py", line 12 in build
Anna was here
Extension modules: kivy._clock (total: 1)
"""


def test_of_the_last_words_of_a_process_only_what_comes_from_the_program_is_kept() -> None:
    assert fault_lines(FAULT) == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f1c (most recent call first):",
        "  python/ctypes/__init__.py:519 in string_at",
        "  app/ui/shell/app.py:12 in build",
    ]


@pytest.mark.parametrize(
    "text", ["", "Anna", '  File "/x/app/ui/shell/app.py", line 12 in build\n', "\0" * 99]
)
def test_what_is_no_fault_says_nothing(text: str) -> None:
    assert fault_lines(text) == []
