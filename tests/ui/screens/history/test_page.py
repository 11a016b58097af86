"""What has been done: calendar, totals, scores, sessions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.back.check_in import Answers, CheckIn, Moment
from app.core.history import DayView
from app.core.records import Ending, SessionRecord, StepRecord, StepState
from app.data.store.rows import insert_check_in
from app.data.store.store import Store
from app.preview.sample_profile import fill, settle
from app.ui.screens.history.bars import Bar
from app.ui.widgets.tap import Tap
from app.ui.widgets.toast import Toast
from tests.core.back_cases import NOON, RULES
from tests.helpers import FakeClock
from tests.ui.driver import ESCAPE, LEFT, RIGHT, Driver

TODAY = NOON.date()  # Wednesday 1 July 2026


def session(day: date = TODAY, number: int = 0, **more: Any) -> SessionRecord:
    started = NOON.timestamp() + (day - TODAY).days * 86400 + number * 60
    steps = (
        StepRecord(exercise="cat-cow", planned_s=40.0, done_s=40.0, state=StepState.DONE),
        StepRecord(exercise="bird-dog", planned_s=40.0, done_s=0.0, state=StepState.SKIPPED),
        StepRecord(
            exercise="dead-bug",
            planned_s=40.0,
            done_s=10.0,
            state=StepState.SWAPPED,
            swapped_to="pelvic-tilt",
        ),
    )
    record = SessionRecord(
        routine="warmup-8-stiff-back",
        title="Stiff lower back, 8-minute warm-up",
        phase="warm-up",
        started=started,
        ended=started + 480,
        day=day,
        planned_s=480.0,
        done_s=400.0,
        ending=Ending.FINISHED,
        steps=steps,
        loop=f"loop-{day}",
        id=f"session-{day}-{number}",
    )
    return replace(record, **more)


def rating(score: int, moment: Moment, day: date = TODAY, of: date | None = None) -> CheckIn:
    at = NOON.timestamp() + (day - TODAY).days * 86400 + list(Moment).index(moment) * 600
    return CheckIn(
        id=f"{moment}-{of or day}",
        loop=f"loop-{of or day}",
        at=at,
        day=day,
        moment=moment,
        answers=Answers(score=score),
    )


def keep(folder: Path, *records: SessionRecord | CheckIn) -> None:
    settle(folder, NOON)
    store = Store(folder, RULES, NOON)
    for record in records:
        if isinstance(record, CheckIn):
            store.database.write(lambda connection, one=record: insert_check_in(connection, one))
        else:
            store.sessions.add(record)
    store.close()


@pytest.fixture
def enter(profile: Path, clock: FakeClock) -> Iterator[Any]:
    """Opens the history of a profile, looked at on 1 July 2026."""
    opened: list[Driver] = []

    def open_one(**options: Any) -> Driver:
        driver = Driver(profile, clock, today=lambda: NOON, ask=True, **options)
        opened.append(driver)
        driver.app.sheets.close()
        driver.app.go("history")
        driver.frames(8)  # what is below the first view comes frame by frame
        return driver

    yield open_one
    for driver in opened:
        driver.close()


def tap_day(driver: Driver, day: date) -> None:
    calendar = driver.app.screen.calendar
    driver.tap_at(*calendar.to_window(*calendar.centre_of(day)))
    driver.frames(15)


def show(driver: Driver, widget: Any) -> None:
    """Scrolls until something can be touched."""
    driver.app.screen.scroll.scroll_to(widget, animate=False)
    driver.frames(4)


def test_with_nothing_on_record_it_says_what_will_be_here_and_leads_to_today(enter, profile: Path) -> None:
    keep(profile)
    driver = enter()
    assert driver.sees("Nothing here yet")
    assert driver.sees("A calendar of the days you moved")
    driver.tap("Choose a routine")
    assert driver.app.at_home


def test_one_session_makes_a_calendar_totals_and_a_place_for_scores(enter, profile: Path) -> None:
    keep(profile, session())
    driver = enter()
    assert driver.sees("July 2026")
    for words in ("1", "session", "7 min", "in all", "week in a row"):
        assert words in driver.texts(), words
    assert driver.sees("Say how your back feels before a run")
    assert driver.sees("Lower back")
    assert not driver.sees("All 1 sessions")


def test_hours_are_told_with_their_minutes(enter, profile: Path) -> None:
    keep(profile, *[session(number=number, done_s=600.0) for number in range(11)])
    driver = enter()
    assert "1 h 50" in driver.texts()
    assert "in all" in driver.texts()


def test_a_sentence_stands_first_then_the_chart_and_then_the_calendar(enter, profile: Path) -> None:
    days = [TODAY - timedelta(days=2 * number) for number in range(6)]
    scores = [rating(s, m, day) for day in days for s, m in ((4, Moment.BEFORE), (2, Moment.AFTER_WARM_UP))]
    keep(profile, session(), *scores)
    driver = enter()
    page = driver.app.screen
    assert driver.sees("Calmer after moving, 6 times out of 6")
    assert page.chart.to_window(*page.chart.pos)[1] >= page.calendar.to_window(0, page.calendar.top)[1]


def test_with_too_little_on_record_the_chart_says_only_what_it_shows(enter, profile: Path) -> None:
    keep(profile, session(), rating(4, Moment.BEFORE), rating(2, Moment.AFTER_WARM_UP))
    driver = enter()
    assert driver.sees("Before and after")
    assert not driver.sees("after moving")


def test_the_mornings_and_what_colours_mean_are_one_tap_away(enter, profile: Path) -> None:
    morning = rating(2, Moment.MORNING, TODAY + timedelta(days=1), TODAY)
    keep(profile, session(), rating(4, Moment.BEFORE), rating(2, Moment.AFTER_WARM_UP), morning)
    driver = enter()
    page = driver.app.screen
    mark = page.chart.plot._marks[0]
    assert mark._morning_colour.a == 0
    driver.tap("next morning")
    assert mark._morning_colour.a == 1
    driver.tap("next morning")
    assert mark._morning_colour.a == 0
    assert not driver.sees("20 min or more")
    driver.tap(icon="info")
    assert driver.sees("20 min or more")
    driver.tap(icon="info")
    assert not driver.sees("20 min or more")


def test_a_day_without_a_session_has_no_fill(enter, profile: Path) -> None:
    keep(profile, session(), session(TODAY - timedelta(days=30), number=1))
    driver = enter()
    driver.tap(icon="chevron_left")
    filled = [number + 1 for number, shape in enumerate(driver.app.screen.calendar._days) if shape._colour.a]
    assert filled == [1]


def test_the_calendar_turns_within_the_record_and_no_further(enter, profile: Path) -> None:
    keep(profile, session(), session(TODAY - timedelta(days=35)))
    driver = enter()
    driver.tap(icon="chevron_right")
    assert driver.sees("July 2026")
    driver.tap(icon="chevron_left")
    assert driver.sees("June 2026")
    driver.key(LEFT)
    assert driver.sees("May 2026")
    assert driver.app.screen.calendar.month.days.keys() == {date(2026, 5, 27)}
    driver.key(LEFT)
    assert driver.sees("May 2026")
    driver.key(RIGHT)
    assert driver.sees("June 2026")


def test_a_tap_on_a_day_tells_what_was_planned_done_skipped_and_swapped(enter, profile: Path) -> None:
    before, after = rating(5, Moment.BEFORE), rating(3, Moment.AFTER_WARM_UP)
    morning = rating(2, Moment.MORNING, TODAY + timedelta(days=1), TODAY)
    keep(profile, session(), before, after, morning)
    driver = enter()
    tap_day(driver, TODAY)
    for words in (
        "Wednesday 1 July",
        "5 of 10",
        "3 of 10",
        "Next morning",
        "8 min planned, 7 min of work done",
        "Cat-cow",
        "Skipped",
        "swapped for Pelvic tilt",
    ):
        assert driver.sees(words), words
    driver.key(ESCAPE)
    assert driver.sees("July 2026")


def test_a_day_without_a_session_opens_only_where_there_is_a_score(enter, profile: Path) -> None:
    keep(profile, session(), rating(4, Moment.BEFORE, TODAY - timedelta(days=30)))
    driver = enter()
    driver.tap(icon="chevron_left")
    tap_day(driver, date(2026, 6, 2))
    assert driver.sees("June 2026")
    tap_day(driver, date(2026, 6, 1))
    assert driver.sees("No session on this day. Rest is part of it.")
    assert driver.sees("4 of 10")


def test_a_session_ended_early_and_a_gentle_day_are_told_kindly(enter, profile: Path) -> None:
    gentle = session(number=1, phase="gentle", title="Not running today")
    keep(profile, session(ending=Ending.EARLY, done_s=250.0), gentle)
    driver = enter()
    row = next(row for row in driver.app.screen.column.items if getattr(row, "words", "").startswith("Stiff"))
    show(driver, row)
    assert driver.sees("4 of 8 min")
    driver.tap("Stiff lower back, 8-minute warm-up")
    assert driver.sees("You ended this one early. It counts all the same.")
    assert driver.sees("A gentle day. It counts all the same.")


def test_a_third_session_of_a_day_keeps_its_moves_until_they_are_asked_for(enter, profile: Path) -> None:
    keep(profile, *[session(number=number) for number in range(3)])
    driver = enter()
    tap_day(driver, TODAY)
    moves = [text for text in driver.texts() if text == "Cat-cow"]
    assert len(moves) == 2
    show(driver, driver.button("Show 3 moves"))
    driver.tap("Show 3 moves")
    assert len([text for text in driver.texts() if text == "Cat-cow"]) == 3


def test_each_run_has_its_marks_and_the_newest_stands_at_the_right(enter, profile: Path) -> None:
    runs = []
    for ago in range(20):
        day = TODAY - timedelta(days=ago)
        runs += [rating(4, Moment.BEFORE, day), rating(5 if ago == 3 else 2, Moment.AFTER_RUN, day)]
    keep(profile, session(), *runs)
    driver = enter()
    plot = driver.app.screen.chart.plot
    assert plot.seen[-1] == 19
    assert len(plot.seen) < 12
    plot.parent.scroll_x = 0.0
    driver.frames()
    assert plot.seen[0] == 0
    assert driver.sees("Your back has been calmer") is False  # those are runs, the sentence is about warm-ups


def test_a_tap_on_a_run_opens_its_day(enter, profile: Path) -> None:
    keep(profile, session(), rating(4, Moment.BEFORE), rating(6, Moment.AFTER_RUN))
    driver = enter()
    plot = driver.app.screen.chart.plot
    driver.tap_at(*plot.to_window(plot.x_of(0), plot.center_y))
    driver.frames(20)
    assert driver.sees("Wednesday 1 July")


def test_six_bars_of_each_kind_and_all_of_them_on_a_page_of_their_own(enter, profile: Path) -> None:
    fill(profile, NOON, sessions=30)
    settle(profile, NOON)
    driver = enter()
    page = driver.app.screen
    assert len(list(driver.widgets(Bar))) == 12  # six areas and six exercises
    show(driver, driver.button("All 15"))
    place = page.scroll.scroll_y
    driver.tap("All 15")
    assert driver.sees("Most worked")
    cells = driver.app.screen.list.cells
    assert [bar.words for bar in cells][:2] == ["Buttocks", "Lower back"]
    assert len({bar._name.height for bar in cells}) == 1  # each was measured in the width that it has
    driver.key(ESCAPE)
    assert page.scroll.scroll_y == pytest.approx(place)


def test_all_sessions_stand_month_by_month_in_a_few_rows_that_are_used_again(enter, profile: Path) -> None:
    fill(profile, NOON, sessions=150)
    settle(profile, NOON)
    driver = enter()
    show(driver, driver.button("All 150 sessions"))
    driver.tap("All 150 sessions")
    page = driver.app.screen
    assert driver.sees("June 2026")
    made = len(page.list.children)
    assert made < 20
    for place in range(20, -1, -1):
        page.scroll.scroll_y = place / 20
        driver.frames(1)
        assert page.list.rows
        assert all(row.words for row in page.list.rows.values())
    assert len(page.list.children) < made + 8
    row = list(page.list.rows.values())[len(page.list.rows) // 2]  # those at the ends are out of view
    driver.tap_at(*row.to_window(*row.center))
    driver.frames(20)
    assert driver.sees("of work done")
    driver.key(ESCAPE)
    assert page.scroll.scroll_y == pytest.approx(0.0)


def test_what_is_done_meanwhile_is_there_when_one_comes_back(enter, profile: Path) -> None:
    keep(profile, session())
    driver = enter()
    scroll = driver.app.screen.scroll
    driver.app.show_today()
    driver.app.gate.back.record.sessions.add(session(number=5))
    driver.app.go("history")
    driver.frames(4)
    assert "2" in driver.texts()
    assert "sessions" in driver.texts()
    assert scroll.scroll_y == 1.0


def test_a_record_that_cannot_be_kept_is_said_on_the_page(enter, profile: Path) -> None:
    keep(profile, session())
    (profile / "limber.db").write_bytes(b"no record at all" * 400)
    driver = enter()
    assert driver.sees("The file of your record was no record at all.")


def test_no_text_bypasses_translation(enter, profile: Path) -> None:
    keep(profile, session(), rating(4, Moment.BEFORE), rating(3, Moment.AFTER_RUN))
    driver = enter(language="pseudo")
    plain = [text for text in driver.texts() if sum(map(str.isalpha, text)) > 1 and "~" not in text]
    assert plain == []


def test_a_day_that_has_not_changed_is_not_built_again(enter, profile: Path) -> None:
    keep(profile, session())
    driver = enter()
    tap_day(driver, TODAY)
    page = driver.app.screen
    first = list(page.column.items)
    page.shown()
    assert page.column.items == first
    assert isinstance(page._view, DayView)


# --- deleting -----------------------------------------------------------------------------------------

DELETE, DOWN, ENTER, Z = 127, 274, 13, 122


def bins(driver: Driver) -> list[Any]:
    """The buttons that delete, from the top."""
    found = [tap for tap in driver.widgets(Tap) if tap.icon == "delete" and not tap.words]
    return sorted(found, key=lambda tap: -tap.to_window(*tap.pos)[1])


def press_bin(driver: Driver, number: int) -> None:
    tap = bins(driver)[number]
    show(driver, tap)
    driver.tap_at(*tap.to_window(*tap.center))
    driver.frames(6)


def take_back(driver: Driver) -> None:
    driver.tap("Undo")
    driver.frames(6)


def test_a_session_is_deleted_from_its_day_and_everything_follows_at_once(enter, profile: Path) -> None:
    keep(profile, session(), session(number=5, title="Another one"))
    driver = enter()
    tap_day(driver, TODAY)
    press_bin(driver, 0)
    assert driver.sees("Stiff lower back, 8-minute warm-up is deleted.")
    assert not driver.sees("12:00 to 12:08")
    assert driver.sees("Another one")
    driver.key(ESCAPE)
    assert "1" in driver.texts()
    assert "session" in driver.texts()
    take_back(driver)  # on another page than that on which it was deleted
    assert "2" in driver.texts()
    assert "sessions" in driver.texts()


def test_after_the_last_session_the_day_is_empty_and_so_is_the_history(enter, profile: Path) -> None:
    keep(profile, session())
    driver = enter()
    tap_day(driver, TODAY)
    press_bin(driver, 0)
    assert driver.sees("No session on this day. Rest is part of it.")
    driver.key(ESCAPE)
    assert driver.sees("Nothing here yet")
    take_back(driver)
    assert driver.sees("July 2026")
    assert not driver.sees("Nothing here yet")
    driver.app.show_today()
    assert driver.sees("in a row")


def test_today_and_its_weeks_in_a_row_follow_a_deletion(enter, profile: Path) -> None:
    keep(profile, session())
    driver = enter()
    tap_day(driver, TODAY)
    press_bin(driver, 0)
    driver.app.show_today()
    assert not driver.sees("in a row")
    take_back(driver)
    assert driver.sees("in a row")


def test_a_calm_score_is_deleted_at_once_and_leaves_the_chart(enter, profile: Path) -> None:
    keep(profile, session(), rating(2, Moment.BEFORE), rating(1, Moment.AFTER_RUN))
    driver = enter()
    assert driver.app.screen.chart is not None
    tap_day(driver, TODAY)
    press_bin(driver, 0)
    assert driver.sees("The score is deleted.")
    assert not driver.sees("2 of 10")
    driver.key(ESCAPE)
    driver.frames(8)
    assert driver.app.screen.chart is None
    take_back(driver)
    driver.frames(8)
    assert driver.app.screen.chart is not None


def test_a_score_that_rules_something_out_says_first_that_this_stays(enter, profile: Path) -> None:
    keep(profile, session(), rating(7, Moment.BEFORE))
    driver = enter()
    tap_day(driver, TODAY)
    press_bin(driver, 0)
    assert driver.sees("what it rules out stays ruled out")
    driver.key(ESCAPE)  # the harmless choice
    assert driver.sees("7 of 10")
    press_bin(driver, 0)
    driver.tap("Delete it")
    driver.frames(6)
    assert not driver.sees("7 of 10")
    state = driver.app.gate.back.state
    assert state.check_ins == ()
    assert state.run_off_today(NOON)
    driver.app.show_today()
    assert not driver.sees("Last check-in 7 out of 10")


def test_two_deletions_in_a_row_are_taken_back_together(enter, profile: Path) -> None:
    keep(profile, session(), session(number=5, title="Another one"), rating(1, Moment.BEFORE))
    driver = enter()
    tap_day(driver, TODAY)
    press_bin(driver, 0)
    press_bin(driver, 0)
    assert driver.sees("2 entries are deleted.")
    assert len(bins(driver)) == 1
    take_back(driver)
    assert len(bins(driver)) == 3
    assert driver.sees("1 of 10")


def test_what_can_be_undone_passes_and_stays_deleted(enter, profile: Path) -> None:
    keep(profile, session())
    driver = enter()
    tap_day(driver, TODAY)
    press_bin(driver, 0)
    (toast,) = driver.widgets(Toast)
    toast.leave()  # as it does by itself after a while
    driver.window.dispatch("on_key_down", Z, 0, "z", ["ctrl"])
    driver.frames(2)
    assert not driver.sees("is deleted")
    assert driver.app.gate.back.record.sessions.recent() == ()


def test_keys_go_through_a_day_delete_and_take_back(enter, profile: Path) -> None:
    keep(profile, session(), rating(1, Moment.BEFORE))
    driver = enter()
    tap_day(driver, TODAY)
    driver.key(DOWN)
    driver.key(DOWN)
    driver.key(DELETE)
    driver.frames(4)
    assert driver.sees("8-minute warm-up is deleted.")
    assert driver.sees("1 of 10")
    driver.window.dispatch("on_key_down", Z, 0, "z", ["ctrl"])
    driver.frames(4)
    assert len(bins(driver)) == 2


def test_keys_lead_from_the_history_to_a_day_and_through_a_question(enter, profile: Path) -> None:
    keep(profile, session(), rating(7, Moment.BEFORE))
    driver = enter()
    driver.key(DOWN)
    driver.key(ENTER)
    driver.frames(20)
    assert driver.sees("Wednesday 1 July")
    driver.key(DELETE)  # shows what it would be
    assert driver.sees("7 of 10")
    driver.key(DELETE)
    assert driver.sees("Delete this score?")
    driver.key(DOWN)
    driver.key(ENTER)
    driver.frames(4)
    assert not driver.sees("7 of 10")


def test_a_session_too_short_to_count_stands_in_grey_with_what_it_was(enter, profile: Path) -> None:
    day = TODAY - timedelta(days=1)
    started = session(day).started
    steps = (StepRecord(exercise="cat-cow", planned_s=40.0, done_s=2.0, state=StepState.SKIPPED),)
    short = session(day, ending=Ending.EARLY, done_s=2.0, ended=started + 7, steps=steps)
    keep(profile, short)
    driver = enter()
    assert "0" in driver.texts()  # sessions, minutes and weeks
    assert not driver.sees("Nothing here yet")
    row = next(row for row in driver.app.screen.column.items if getattr(row, "words", "").startswith("Stiff"))
    show(driver, row)
    assert driver.sees("Stopped after 7 seconds")
    assert row._title.ink == "ink_2"
    driver.tap("Stiff lower back, 8-minute warm-up")
    driver.frames(15)
    assert driver.sees("Stopped after 7 seconds: too short to count.")
    press_bin(driver, 0)
    driver.key(ESCAPE)
    assert driver.sees("Nothing here yet")


def test_a_day_with_no_more_than_a_short_session_opens_from_the_calendar(enter, profile: Path) -> None:
    keep(profile, session(ending=Ending.EARLY, done_s=2.0, steps=()))
    driver = enter()
    assert driver.app.screen.calendar.month.days.keys() == set()
    tap_day(driver, TODAY)
    assert driver.sees("too short to count")


def test_the_button_to_all_sessions_says_how_many_do_not_count(enter, profile: Path) -> None:
    short = [session(number=n, ending=Ending.EARLY, done_s=2.0, steps=()) for n in range(2)]
    keep(profile, *short, *[session(number=n) for n in range(10, 14)])
    driver = enter()
    words = "All 6 sessions, 2 too short to count"
    show(driver, driver.button(words))
    driver.tap(words)
    assert len(driver.app.screen.list.rows) == 6


def test_the_list_of_all_sessions_follows_what_is_deleted_on_a_day(enter, profile: Path) -> None:
    keep(profile, *[session(number=n) for n in range(6)], rating(2, Moment.BEFORE))
    driver = enter()
    show(driver, driver.button("All 6 sessions"))
    driver.tap("All 6 sessions")
    page = driver.app.screen
    assert {row._scores.words for row in page.list.rows.values()} == {"2"}
    row = page.list.rows[0, 0]
    driver.tap_at(*row.to_window(*row.center))
    driver.frames(20)
    press_bin(driver, 0)  # the score
    driver.key(ESCAPE)
    assert {row._scores.words for row in page.list.rows.values()} == {""}
    take_back(driver)
    assert {row._scores.words for row in page.list.rows.values()} == {"2"}
    driver.app.gate.back.record.sessions.delete(session().id)
    page.reread()
    driver.frames(4)
    assert len(page.list.rows) == 5
