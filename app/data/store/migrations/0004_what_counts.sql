-- Whether a session counts, as `app/core/counting.py` decides when it is put on record. `app/data/store/recount.py`
-- fills it in for sessions that were there before, right after this. Totals by exercise follow the same rule,
-- so they are kept by the code that puts a session on record or deletes it, and no longer by triggers.
ALTER TABLE sessions ADD COLUMN counts INTEGER NOT NULL DEFAULT 1;
CREATE INDEX sessions_that_count ON sessions (day, phase, done_s) WHERE counts;
DROP TRIGGER step_counts;
DROP TRIGGER step_uncounts;

-- Check-ins that the runner has deleted and that still rule something out. They allow nothing, are shown nowhere
-- and exported nowhere, and go as soon as they would not have spoken any more.
CREATE TABLE withdrawn (
    uid TEXT PRIMARY KEY NOT NULL,
    loop TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    day TEXT NOT NULL,
    moment TEXT NOT NULL,
    score INTEGER CHECK (score BETWEEN 0 AND 10),
    new_pain INTEGER NOT NULL,
    leg_symptoms INTEGER NOT NULL,
    recent_fall INTEGER NOT NULL,
    direction TEXT NOT NULL,
    got_up_recently INTEGER NOT NULL,
    ran INTEGER NOT NULL,
    offset_s INTEGER
) WITHOUT ROWID;
