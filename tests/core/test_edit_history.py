from app.core.edit_history import EditHistory


def test_every_change_is_undone_and_done_again_in_order() -> None:
    history = EditHistory("a").done("b").done("c")
    assert history.changed
    assert history.first == "a"
    assert history.undone().now == "b"
    assert history.undone().undone().now == "a"
    assert not history.undone().undone().changed
    assert history.undone().undone().undone().now == "a"
    assert history.undone().undone().redone().redone() == history.settled()
    assert history.redone() is history


def test_a_change_after_undoing_forgets_what_was_undone() -> None:
    history = EditHistory("a").done("b").undone().done("c")
    assert history.redone() is history
    assert history.undone().now == "a"


def test_what_changes_nothing_is_no_change() -> None:
    history = EditHistory("a")
    assert history.done("a") is history


def test_one_control_in_a_row_is_one_change_and_another_is_not() -> None:
    history = (
        EditHistory("1").done("2", "seconds").done("3", "seconds").done("x", "title").done("4", "seconds")
    )
    assert [history.undone().now, history.undone().undone().now] == ["x", "3"]
    assert history.undone().undone().undone().now == "1"
    let_go = EditHistory("1").done("2", "seconds").settled().done("3", "seconds")
    assert let_go.undone().now == "2"


def test_after_very_many_changes_the_first_state_is_still_reached() -> None:
    history = EditHistory(0)
    for number in range(1, 1200):
        history = history.done(number)
    assert len(history.past) == 500
    while history.past:
        history = history.undone()
    assert history.now == 0


def test_a_control_that_is_turned_back_leaves_nothing_to_undo() -> None:
    history = EditHistory("a").done("b", "seconds").done("a", "seconds")
    assert not history.past
    assert history.done("c", "seconds").undone().now == "a"
