-- Times are UTC milliseconds since 1970; a day is the runner's own calendar day, as YYYY-MM-DD.
-- uid is the same on every device, so that a record is known again when it is imported.

CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,                -- JSON
    changed_ms INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    loop TEXT NOT NULL DEFAULT '',      -- shared by check-ins and sessions that belong together
    routine TEXT NOT NULL,
    title TEXT NOT NULL,
    phase TEXT NOT NULL,
    day TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER NOT NULL,
    planned_s REAL NOT NULL,
    done_s REAL NOT NULL,               -- of work
    ending TEXT NOT NULL CHECK (ending IN ('finished', 'ended-early'))
);
CREATE INDEX sessions_by_start ON sessions (started_ms);
CREATE INDEX sessions_by_day ON sessions (day, phase, done_s);
CREATE INDEX sessions_by_loop ON sessions (loop) WHERE loop <> '';

CREATE TABLE session_steps (
    session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    planned_s REAL NOT NULL,
    done_s REAL NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'skipped', 'swapped')),
    swapped_to TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (session, position)
) WITHOUT ROWID;

-- Totals are kept, not counted: after years there are a hundred thousand steps.
CREATE TABLE exercise_totals (
    exercise TEXT PRIMARY KEY NOT NULL,
    seconds REAL NOT NULL,
    times INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER step_counts AFTER INSERT ON session_steps WHEN NEW.done_s > 0 BEGIN
    INSERT INTO exercise_totals (exercise, seconds, times) VALUES (NEW.exercise, NEW.done_s, 1)
    ON CONFLICT (exercise) DO UPDATE SET seconds = seconds + excluded.seconds, times = times + 1;
END;
CREATE TRIGGER step_uncounts AFTER DELETE ON session_steps WHEN OLD.done_s > 0 BEGIN
    UPDATE exercise_totals SET seconds = seconds - OLD.done_s, times = times - 1
    WHERE exercise = OLD.exercise;
END;

CREATE TABLE check_ins (
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
        CHECK (direction IN ('forward', 'backward', 'neither', 'not-sure')),
    got_up_recently INTEGER NOT NULL DEFAULT 0,
    ran INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX check_ins_by_time ON check_ins (at_ms);
CREATE INDEX check_ins_by_day ON check_ins (day);
CREATE INDEX check_ins_by_loop ON check_ins (loop, moment, score);
CREATE INDEX loops_by_time ON check_ins (at_ms, loop) WHERE moment = 'before';

-- What happened around the safety questions; what holds is the fold of all rows in the order of at_ms, id.
CREATE TABLE safety_events (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('answered', 'due', 'raised', 'read', 'advised', 'checked')),
    yes TEXT NOT NULL DEFAULT '{}',     -- JSON: question -> level
    complete INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX safety_by_time ON safety_events (at_ms, id);

-- Moves that hurt. Taking one back keeps the row, so that an old export does not bring it back.
CREATE TABLE hurts (
    exercise TEXT PRIMARY KEY NOT NULL,
    instead TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1,
    changed_ms INTEGER NOT NULL
) WITHOUT ROWID;

-- The session that is running. What is kept is the position: a clock does not survive a reboot.
CREATE TABLE unfinished (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    uid TEXT NOT NULL,
    loop TEXT NOT NULL,
    day TEXT NOT NULL,
    plan TEXT NOT NULL,                 -- JSON
    tally TEXT NOT NULL,                -- JSON
    position_s REAL NOT NULL,
    passed INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    saved_ms INTEGER NOT NULL
);
