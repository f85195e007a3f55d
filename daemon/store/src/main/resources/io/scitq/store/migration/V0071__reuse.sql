-- For which tasks an earlier result was looked for, and what came of it. A task is held back from
-- the workers until its look-up for its present time in status pending is here, or took too long.
CREATE TABLE scitqd.reuse (
    task_id integer PRIMARY KEY,
    pending_since timestamp,
    outcome text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX scitqd_task_reuse ON public.task (task_id) WHERE status = 'pending' AND use_cache;

-- Results that may be reused; commands can be longer than an index entry may be.
CREATE INDEX scitqd_execution_reusable ON public.execution (md5(command))
    WHERE status = 'succeeded' AND output_hash IS NOT NULL;
