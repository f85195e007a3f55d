-- A database that came up through scitq's own upgrades: columns appended, database defaults, and
-- an execution table older than its trigger. To be run after the fresh one.
DROP TRIGGER is_latest ON execution;
DROP FUNCTION render_obsolete();
ALTER TABLE task ALTER retry SET DEFAULT 0, ALTER use_cache SET DEFAULT false;
ALTER TABLE worker ALTER task_properties SET NOT NULL, ALTER task_properties SET DEFAULT '{}', ALTER permanent SET DEFAULT true, ALTER ansible_active SET DEFAULT false;
ALTER TABLE task RENAME COLUMN download_timeout TO old_timeout;
ALTER TABLE task ADD COLUMN download_timeout integer;
ALTER TABLE task DROP COLUMN old_timeout;
ALTER TABLE execution DROP COLUMN latest;
ALTER TABLE execution ADD COLUMN latest boolean;
DROP TABLE region;
CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);
INSERT INTO alembic_version VALUES ('c924c0681070');
