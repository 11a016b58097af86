"""The QR code that a page shows, as a camera sees it."""

from app.ui.screens.share.qr_picture import QUIET, QrPicture
from tests.ui.driver import Driver


def modules_on_screen(driver: Driver) -> tuple[bytes, ...]:
    """The modules of the code as they are seen in the window, each read at its middle."""
    picture: QrPicture = driver.app.screen.picture
    across = picture._across - 2 * QUIET
    size, pixels = driver.window.size, driver.root.export_as_image().texture.pixels
    width, height = size
    left, low = picture.to_window(*picture._shown.pos)
    rows = []
    for row in range(across):
        seen = []
        for column in range(across):
            x = int(left + (QUIET + column + 0.5) * picture.module)
            y = int(low + (across + QUIET - row - 0.5) * picture.module)
            at = ((height - 1 - y) * width + x) * 4
            red, green, blue = pixels[at : at + 3]
            assert red == green == blue in (0, 255), "every module is plainly dark or light"
            seen.append(int(red == 0))
        rows.append(bytes(seen))
    return tuple(rows)
