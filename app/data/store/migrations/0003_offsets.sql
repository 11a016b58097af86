-- How far the runner's clock was ahead of UTC, seconds: a day and a time of day stay what they were, whatever
-- the clock shows later and wherever the runner is by then. NULL for what was recorded before this was kept.

ALTER TABLE sessions ADD COLUMN offset_s INTEGER;
ALTER TABLE check_ins ADD COLUMN offset_s INTEGER;
ALTER TABLE unfinished ADD COLUMN offset_s INTEGER;
