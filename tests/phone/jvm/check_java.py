from app.device.android.java import chars, string
from tests.phone.jvm.conftest import Phone


def test_an_emoji_reaches_java_whole(phone: Phone) -> None:
    for words in ("Run 🏃 now", "plain", "schön", "👩\N{ZERO WIDTH JOINER}🦰"):
        assert str(string(words).toString()) == words
        assert string(words).length() == len(words.encode("utf-16-le")) // 2
        assert str(chars(words).toString()) == words
