from kivy.clock import Clock

from app.ui.base import idle_tasks as module
from app.ui.base.idle_tasks import IdleTasks


def frames(count: int) -> None:
    for _ in range(count):
        Clock.tick()


def taking(monkeypatch, seconds: float) -> None:
    """Each look at the clock finds it so much later."""
    now = [0.0]

    def later() -> float:
        now[0] += seconds
        return now[0]

    monkeypatch.setattr(module, "perf_counter", later)


def test_nothing_is_done_before_the_first_frame_was_seen():
    done: list[str] = []
    turns = IdleTasks()
    turns.last(lambda: done.append("picture"))
    frames(3)
    assert done == []
    assert turns.waiting
    turns.first(lambda: done.append("devices"), lambda: done.append("record"))
    turns.begin()
    frames(3)
    assert done == ["devices", "record", "picture"]
    assert not turns.waiting


def test_what_takes_long_has_a_frame_to_itself(monkeypatch):
    taking(monkeypatch, 1.0)
    done: list[int] = []
    turns = IdleTasks()
    turns.last(*(lambda n=n: done.append(n) for n in range(3)))
    turns.begin()
    for seen in (1, 2, 3):
        frames(1)
        assert len(done) == seen


def test_small_things_share_a_frame(monkeypatch):
    taking(monkeypatch, 0.001)
    done: list[int] = []
    turns = IdleTasks()
    turns.last(*(lambda n=n: done.append(n) for n in range(3)))
    turns.begin()
    frames(1)
    assert done == [0, 1, 2]


def test_what_one_task_leaves_behind_comes_after_those_that_wait():
    done: list[str] = []
    turns = IdleTasks()
    turns.last(lambda: turns.last(lambda: done.append("left behind")), lambda: done.append("waits"))
    turns.begin()
    frames(3)
    assert done == ["waits", "left behind"]


def test_closing_forgets_what_waits():
    done: list[str] = []
    turns = IdleTasks()
    turns.last(lambda: done.append("never"))
    turns.begin()
    turns.close()
    frames(2)
    assert done == []


def test_a_task_that_fails_holds_up_none_of_the_others(monkeypatch):
    failed: list[BaseException] = []
    monkeypatch.setattr(Clock, "handle_exception", failed.append)
    done: list[str] = []
    turns = IdleTasks()
    turns.last(lambda: 1 / 0, lambda: done.append("next"))
    turns.begin()
    frames(3)
    assert done == ["next"]
    assert len(failed) == 1
