from io import BytesIO

from babel.messages.pofile import write_po

from tools import messages


def test_the_template_holds_every_message_as_it_is_now() -> None:
    now = BytesIO()
    write_po(now, messages.collect(), omit_header=True, sort_output=True, no_location=True)
    assert messages.TEMPLATE.read_bytes() == now.getvalue(), "run: make messages"


def test_both_forms_of_a_count_are_one_message() -> None:
    message = messages.collect().get("{count} step")
    assert message is not None
    assert message.id == ("{count} step", "{count} steps")


def test_sentences_of_code_exercises_and_routines_are_among_them() -> None:
    catalog = messages.collect()
    for text in ("Get ready", "Change sides.", "Leg swing, front to back", "left knee down", "standing only"):
        assert text in catalog, text
