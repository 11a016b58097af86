-- A line of the check-in, and more that may happen around the safety questions; what SQLite checks can only be
-- changed with the whole table.
ALTER TABLE check_ins ADD COLUMN feeling_ill INTEGER NOT NULL DEFAULT 0;
ALTER TABLE withdrawn ADD COLUMN feeling_ill INTEGER NOT NULL DEFAULT 0;

CREATE TABLE new_safety_events (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (
        kind IN ('answered', 'due', 'raised', 'read', 'advised', 'checked', 'gone', 'told', 'mistaken')
    ),
    yes TEXT NOT NULL DEFAULT '{}',     -- JSON: question -> level
    complete INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 0
);
INSERT INTO new_safety_events (id, uid, at_ms, kind, yes, complete, version)
    SELECT id, uid, at_ms, kind, yes, complete, version FROM safety_events;
DROP TABLE safety_events;
ALTER TABLE new_safety_events RENAME TO safety_events;
CREATE INDEX safety_by_time ON safety_events (at_ms, id);
