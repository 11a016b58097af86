"""The page from which a routine is shared: its code can be read off the screen, and its file goes out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.data.exchange.qr_code import qr_code
from app.device.files import NullFiles
from app.ui.base.insets import Insets
from app.ui.base.theme import THEMES
from app.ui.screens.share.qr_picture import QUIET
from app.wiring import clipboard
from app.wiring.pages import share as share_pages
from tests.data.exchange.share_files import WHOLE, arriving, fill, opened, shared, states
from tests.ui.driver import ESCAPE, Driver, Open
from tests.ui.screens.share.code_on_screen import modules_on_screen

COLD = "warmup-10-cold"


class Sharing(NullFiles):
    """Pickers that take note of what they are handed, and answer at once."""

    def __init__(self) -> None:
        super().__init__("")
        self.shared: list[tuple[str, bytes]] = []
        self.saved: list[tuple[str, bytes]] = []

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        self.shared.append((source.name, source.read_bytes()))
        then(True)

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        self.saved.append((source.name, source.read_bytes()))
        then(True)


def share(open_app: Open, name: str = COLD, files: Any = None) -> Driver:
    driver = open_app()
    driver.context.machine.device.files = files or NullFiles("none")
    driver.context.routes.open("share", name)
    driver.frames(6)
    return driver


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_drawn_is_the_code_dark_on_light_in_every_theme(open_app: Open, theme: str) -> None:
    driver = share(open_app)
    driver.app.parts.kit.theme.use(theme)
    driver.frames(6)
    code = qr_code(shared(Path("/nowhere"), COLD).text)
    assert code is not None
    assert modules_on_screen(driver) == code.rows


def test_the_light_around_it_is_as_wide_as_readers_need(open_app: Open) -> None:
    driver = share(open_app)
    picture = driver.app.screen.picture
    pixels = driver.root.export_as_image().texture.pixels
    width, height = driver.window.size
    left, low = map(int, picture.to_window(*picture._shown.pos))
    edge = int(picture._shown.size[0])
    quiet = QUIET * picture.module
    for x in range(left + 1, left + edge - 1, 3):
        for y in (low + 2, low + quiet - 2, low + edge - quiet + 2, low + edge - 3):
            at = ((height - 1 - y) * width + x) * 4
            corner = min(x - left, left + edge - x) < picture.module * 3
            assert corner or pixels[at : at + 3] == b"\xff\xff\xff"


def test_every_module_has_whole_pixels_on_every_window(open_app: Open) -> None:
    driver = share(open_app)
    code = qr_code(shared(Path("/nowhere"), COLD).text)
    assert code is not None
    for size in ((360, 640), (412, 915), (915, 412), (1280, 800), (320, 568)):
        driver.app.parts.kit.insets.now = Insets()
        driver.resize(*size)
        driver.frames(6)
        picture = driver.app.screen.picture
        assert picture.module >= 2, "two pixels of a module can be told apart from a metre"
        assert picture._shown.size[0] == picture.module * (len(code.rows) + 2 * QUIET)
        assert picture._shown.pos[0] == int(picture._shown.pos[0])
        view = driver.app.screen.scroll
        assert picture.height <= view.height, "all of it can be seen at once"


def test_it_is_read_in_order_title_code_size(open_app: Open) -> None:
    driver = share(open_app)
    page = driver.app.screen
    title, picture, about, *_ = page.column.items
    assert title.items[0].words == "Cold day, 10 minutes indoors"
    assert picture.words == "QR code of Cold day, 10 minutes indoors"
    text = shared(Path("/nowhere"), COLD).text
    assert about.items[0].words == f"The whole routine in {len(text)} characters."


def test_it_opens_from_the_page_of_a_routine_and_leads_back(open_app: Open) -> None:
    driver = open_app()
    driver.context.routes.open("routine", COLD)
    driver.frames(8)
    page = driver.app.screen
    driver.tap("Share")
    assert driver.app.screen.picture is not None
    driver.key(ESCAPE)
    assert driver.app.screen is page


def test_the_file_is_sent_as_it_is_where_it_needs_nothing_else(open_app: Open) -> None:
    files = Sharing()
    driver = share(open_app, files=files)
    driver.tap("Send the file")
    driver.tap("Save a copy")
    file = opened().file_of(COLD)
    assert files.shared == files.saved == [(file.name, file.read_bytes())]
    assert driver.sees("Saved")


def test_the_exercises_of_ones_own_go_with_it_under_its_files_name(open_app: Open, profile: Path) -> None:
    fill(profile)
    files = Sharing()
    driver = share(open_app, "hills", files)
    assert driver.app.screen.picture is None
    assert driver.sees("too large for a code that a phone can read")
    assert driver.sees("2 exercises of your own come along.")
    driver.tap("Send the file")
    assert files.shared == [("Before hills.yaml", WHOLE)]
    assert set(states(arriving(files.shared[0][1], profile)).values()) == {
        "there:hills",
        "there:long-reach",
        "there:tall-cat",
    }


def test_without_pickers_a_copy_goes_where_exports_go_beside_what_is_there(
    open_app: Open, profile: Path
) -> None:
    driver = share(open_app)
    assert not driver.offers("Send the file")
    for _ in range(2):
        driver.tap("Save a copy")
        driver.frames(4)
        assert driver.sees("Your file is here:")
        driver.tap("All right")
    assert sorted(path.name for path in (profile / "exports").glob("*")) == [f"{COLD}-2.yaml", f"{COLD}.yaml"]


def test_the_text_goes_into_the_clipboard(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[str] = []

    def copied(text: str) -> bool:
        held.append(text)
        return True

    monkeypatch.setattr(share_pages, "copied", copied)
    driver = share(open_app)
    driver.tap("Copy the text")
    assert held == [shared(Path("/nowhere"), COLD).text]
    assert driver.sees("The text is in the clipboard.")


def test_a_real_clipboard_gives_back_what_it_was_handed(open_app: Open) -> None:
    open_app()
    assert clipboard.copied("steps: [calf-raise’s]")
    assert clipboard.pasted() == "steps: [calf-raise’s]"


def test_a_routine_that_is_gone_is_said(open_app: Open) -> None:
    driver = open_app()
    driver.context.routes.open("share", "no-such")
    driver.frames(4)
    assert driver.sees('there is no routine "no-such"')
