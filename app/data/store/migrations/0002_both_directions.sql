-- Bending either way may make it worse. What SQLite checks can only be changed with the whole table.
CREATE TABLE new_check_ins (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    loop TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    day TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after-warm-up', 'during', 'after-run', 'morning')),
    score INTEGER CHECK (score BETWEEN 0 AND 10),  -- NULL: asked and passed over
    new_pain INTEGER NOT NULL DEFAULT 0,
    leg_symptoms INTEGER NOT NULL DEFAULT 0,
    recent_fall INTEGER NOT NULL DEFAULT 0,
    direction TEXT NOT NULL DEFAULT 'not-sure'
        CHECK (direction IN ('forward', 'backward', 'both', 'neither', 'not-sure')),
    got_up_recently INTEGER NOT NULL DEFAULT 0,
    ran INTEGER NOT NULL DEFAULT 1
);
INSERT INTO new_check_ins (
    id, uid, loop, at_ms, day, moment, score, new_pain, leg_symptoms, recent_fall, direction,
    got_up_recently, ran
) SELECT
    id, uid, loop, at_ms, day, moment, score, new_pain, leg_symptoms, recent_fall, direction,
    got_up_recently, ran
FROM check_ins;
DROP TABLE check_ins;
ALTER TABLE new_check_ins RENAME TO check_ins;
CREATE INDEX check_ins_by_time ON check_ins (at_ms);
CREATE INDEX check_ins_by_day ON check_ins (day);
CREATE INDEX check_ins_by_loop ON check_ins (loop, moment, score);
CREATE INDEX loops_by_time ON check_ins (at_ms, loop) WHERE moment = 'before';
