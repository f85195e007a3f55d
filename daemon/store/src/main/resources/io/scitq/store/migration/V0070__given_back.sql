-- Executions that were taken from a worker which was silent, gone or no longer asking for work. A
-- report on one that comes all the same is late: it is judged by this row, not as a mistake.
CREATE TABLE scitqd.given_back (
    execution_id integer PRIMARY KEY,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    late_report text,
    late_at timestamptz
);
CREATE INDEX scitqd_given_back_late ON scitqd.given_back (late_at) WHERE late_at IS NOT NULL;
