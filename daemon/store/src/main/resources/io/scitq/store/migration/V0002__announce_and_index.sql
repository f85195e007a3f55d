-- What scitq 1.3 lacks and does not mind: indexes for the questions that both servers ask all the
-- time, and triggers that tell of changes, whoever makes them.

CREATE INDEX scitqd_task_status ON public.task (status);
CREATE INDEX scitqd_task_batch_status ON public.task (batch, status);
CREATE INDEX scitqd_worker_status ON public.worker (status);
CREATE INDEX scitqd_worker_batch ON public.worker (batch);
CREATE INDEX scitqd_worker_name ON public.worker (name);
CREATE INDEX scitqd_execution_task ON public.execution (task_id);
CREATE INDEX scitqd_execution_worker_status ON public.execution (worker_id, status);
CREATE INDEX scitqd_execution_active ON public.execution (status)
    WHERE status IN ('pending', 'accepted', 'running');
CREATE INDEX scitqd_signal_worker ON public.signal (worker_id);
CREATE INDEX scitqd_signal_execution ON public.signal (execution_id);
CREATE INDEX scitqd_requirement_task ON public.requirement (task_id);
CREATE INDEX scitqd_requirement_other_task ON public.requirement (other_task_id);
CREATE INDEX scitqd_job_status ON public.job (status);
CREATE INDEX scitqd_job_target ON public.job (target);

-- PostgreSQL tells equal notices of one transaction once.
CREATE FUNCTION scitqd.announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('scitqd', TG_TABLE_NAME);
    RETURN NULL;
END
$$;

-- Only columns that decide something: a ping of a worker, an append to an output tell nothing.
CREATE TRIGGER scitqd_announce AFTER INSERT OR DELETE
    OR UPDATE OF status, batch, retry, download_timeout, run_timeout ON public.task
    FOR EACH STATEMENT EXECUTE FUNCTION scitqd.announce();
CREATE TRIGGER scitqd_announce AFTER INSERT OR DELETE
    OR UPDATE OF status, batch, concurrency, prefetch, flavor, region, provider, permanent,
        task_properties, name, hostname ON public.worker
    FOR EACH STATEMENT EXECUTE FUNCTION scitqd.announce();
CREATE TRIGGER scitqd_announce AFTER INSERT OR UPDATE OR DELETE ON public.recruiter
    FOR EACH STATEMENT EXECUTE FUNCTION scitqd.announce();
CREATE TRIGGER scitqd_announce AFTER INSERT OR DELETE
    OR UPDATE OF status, worker_id, latest ON public.execution
    FOR EACH STATEMENT EXECUTE FUNCTION scitqd.announce();
CREATE TRIGGER scitqd_announce AFTER INSERT OR DELETE
    OR UPDATE OF status, action, args ON public.job
    FOR EACH STATEMENT EXECUTE FUNCTION scitqd.announce();
