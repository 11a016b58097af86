"""The thread that writes the position."""

import threading

from app.data.store.writer_thread import WriterThread


def test_of_several_wishes_within_the_pause_the_last_is_carried_out():
    done = []
    later = WriterThread(pause_s=60)
    later.put(lambda: done.append("first"))
    later.flush()
    for number in range(5):
        later.put(lambda number=number: done.append(number))
    later.close()
    assert done == ["first", 4]


def test_a_hurry_does_not_wait_for_the_pause():
    done = threading.Event()
    later = WriterThread(pause_s=60)
    later.put(lambda: None)
    later.put(done.set, at_once=True)
    assert done.wait(2)
    later.close()


def test_what_was_dropped_is_not_written():
    done = []
    later = WriterThread(pause_s=60)
    later.put(lambda: None)
    later.flush()
    later.put(lambda: done.append("late"))
    later.drop()
    later.close()
    assert done == []


def test_a_wish_that_fails_does_not_end_the_thread(caplog):
    done = []

    def fail():
        raise OSError("disk")

    later = WriterThread(pause_s=0)
    later.put(fail)
    later.flush()
    later.put(lambda: done.append("next"))
    later.close()
    assert done == ["next"]
    assert "could not be saved" in caplog.text


def test_nothing_is_taken_after_closing():
    later = WriterThread(pause_s=0)
    later.close()
    later.put(lambda: None)
    later.flush()
