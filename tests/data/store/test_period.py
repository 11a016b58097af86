from datetime import timedelta

from app.core.back.check_in import Answers, CheckIn, Moment
from app.data.store.rows import insert_check_in, insert_session
from tests.core.back_cases import NOON
from tests.data.profile_helpers import opened, record

TODAY = NOON.date()


def morning_after(day) -> list[CheckIn]:
    def at(moment, days, score):
        return CheckIn(
            id=f"{day}-{moment}",
            loop=f"{day}",
            at=NOON.timestamp() + days * 86400,
            day=day + timedelta(days=days),
            moment=moment,
            answers=Answers(score=score),
        )

    return [at(Moment.BEFORE, 0, 3), at(Moment.MORNING, 1, 2)]


def test_a_period_holds_its_own_days_and_the_morning_after_its_last(profile):
    days = [TODAY - timedelta(days=ago) for ago in (9, 5, 4, 1)]

    def fill(connection):
        for number, day in enumerate(days):
            insert_session(connection, record(number, day))
            for each in morning_after(day):
                insert_check_in(connection, each)

    store = opened(profile)
    store.database.write(fill)
    found = store.history.period(days[1], days[2])
    assert [session.day for session in found.sessions] == days[1:3]
    assert found.sessions[0].steps == record().steps
    assert [(each.loop, each.moment) for each in found.check_ins].count((f"{days[2]}", Moment.MORNING)) == 1
    assert {each.loop for each in found.check_ins} == {f"{day}" for day in days[1:3]}
    store.close()
