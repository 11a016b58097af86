import gc
from weakref import ref

from kivy.core.window import Window
from kivy.uix.button import Button
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.data.files.paths import share_folder
from app.preview.finger import Finger
from app.ui.base.theme import Theme
from app.ui.pages.navigation import Pages


class Sheet(Widget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.closed, self.ups = name, 0, 0

    def shown(self) -> None:
        self.ups += 1

    def close(self) -> None:
        self.closed += 1


def pages() -> tuple[FloatLayout, Pages]:
    root = FloatLayout()
    return root, Pages(root, Theme(share_folder() / "assets"), lambda: True)


def test_only_the_topmost_page_is_in_the_window() -> None:
    root, way = pages()
    one, two = Sheet("one"), Sheet("two")
    way.start(one)
    way.open(two)
    assert root.children == [two]
    assert way.back()
    assert root.children == [one]
    assert (one.closed, two.closed, one.ups) == (0, 1, 2)


def test_there_is_no_way_back_from_the_first_page() -> None:
    _, way = pages()
    way.start(Sheet("one"))
    assert not way.back()


def test_a_room_that_is_kept_comes_back_as_it_was_and_others_are_closed() -> None:
    _, way = pages()
    room, above, session = Sheet("room"), Sheet("above"), Sheet("session")
    way.start(room, keep=True)
    way.open(above)
    way.start(session)
    assert (room.closed, above.closed) == (0, 1)
    way.start(room, keep=True)
    assert (session.closed, room.closed) == (1, 0)
    way.close()
    assert room.closed == 1


def test_a_page_can_be_left_with_all_that_stands_on_it() -> None:
    _, way = pages()
    room, first, second = Sheet("room"), Sheet("first"), Sheet("second")
    way.start(room)
    way.open(first)
    way.open(second)
    way.drop(first)
    assert way.now is room
    assert (first.closed, second.closed) == (1, 1)


def test_pages_that_lead_to_each_other_for_ever_do_not_pile_up_for_ever() -> None:
    root, way = pages()
    room, chain = Sheet("room"), [Sheet(str(number)) for number in range(30)]
    way.start(room)
    for page in chain:
        way.open(page)
    assert way.depth == 8
    assert sum(page.closed for page in chain) == 30 - 7
    for page in reversed(chain[-7:]):
        assert root.children == [page]
        assert way.back()
    assert way.now is room
    assert max(page.closed for page in chain) == 1


def test_what_is_closed_is_let_go_of_also_where_it_was_kept() -> None:
    _, way = pages()
    room, left = Sheet("room"), Sheet("left")
    way.start(left, keep=True)
    way.start(room, keep=True)
    way.close()
    gone = [ref(room), ref(left)]
    del room, left
    gc.collect()
    assert [page() for page in gone] == [None, None]


def test_rooms_that_are_not_seen_can_be_let_go_of_while_a_session_goes_on() -> None:
    _, way = pages()
    room, session = Sheet("room"), Sheet("session")
    way.start(room, keep=True)
    way.start(session)
    way.forget()
    assert (room.closed, session.closed) == (1, 0)
    assert way.now is session
    assert session in way
    assert room not in way


class Arriving(Sheet):
    def __init__(self, name: str, *, shares: bool) -> None:
        super().__init__(name)
        self.came_from: list[object] = []
        self._shares = shares

    def arrive(self, place: object) -> bool:
        self.came_from.append(place)
        return self._shares


class Placed(Sheet):
    figure_place = (10.0, 20.0, 30.0)


def test_a_page_is_told_where_the_one_before_had_its_figure_and_what_they_share_does_not_fade() -> None:
    root = FloatLayout()
    way = Pages(root, Theme(share_folder() / "assets"), lambda: False)
    sharing, other = Arriving("sharing", shares=True), Arriving("other", shares=False)
    way.start(Placed("first"))
    way.start(sharing)
    assert sharing.came_from == [(10.0, 20.0, 30.0)]
    assert sharing.opacity == 1
    way.open(other)
    assert other.came_from == [None]
    assert other.opacity < 1


def test_where_motion_is_unwanted_nothing_arrives() -> None:
    _, way = pages()
    page = Arriving("page", shares=True)
    way.start(Placed("first"))
    way.start(page)
    assert page.came_from == []
    assert page.opacity == 1


def test_a_finger_that_comes_up_over_a_page_that_has_gone_does_nothing() -> None:
    """Two fingers tap two buttons at once: the first leads on, and the second must not lead away again."""
    root, way = pages()
    root.size = Window.size
    Window.add_widget(root)
    page, after, heard = FloatLayout(size=Window.size), Sheet("after"), []
    places = ((60, 60), (200, 60))
    buttons = [Button(pos=(x - 40, y - 40), size=(80, 80), size_hint=(None, None)) for x, y in places]
    for button in buttons:
        page.add_widget(button)
    buttons[0].bind(on_release=lambda *_: way.start(after))
    buttons[1].bind(on_release=lambda *_: heard.append("second"))
    way.start(page)
    fingers = [Finger(Window, x, y) for x, y in places]
    try:
        for finger in fingers:
            finger.down()
        for finger in fingers:
            finger.up()
    finally:
        Window.remove_widget(root)
    assert way.now is after
    assert heard == []
    assert buttons[1].state == "normal"
