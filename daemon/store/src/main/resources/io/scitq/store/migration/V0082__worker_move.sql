-- Which batch a launched worker worked for since when: what it costs belongs to that batch. A
-- trigger, because workers are moved by recruiters, by people and by the Python server.
CREATE TABLE scitqd.worker_move (
    move_id bigserial PRIMARY KEY,
    worker_id integer NOT NULL,
    batch text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX scitqd_worker_move_worker ON scitqd.worker_move (worker_id, move_id);
CREATE INDEX scitqd_worker_move_batch ON scitqd.worker_move (batch);
CREATE INDEX scitqd_launch_batch ON scitqd.launch (batch);
-- Machines that a reading of the quotas still counts.
CREATE INDEX scitqd_launch_gone ON scitqd.launch (gone_at) WHERE gone_at IS NOT NULL;

CREATE FUNCTION scitqd.note_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO scitqd.worker_move (worker_id, batch, at)
    SELECT NEW.worker_id, coalesce(NEW.batch, ''), clock_timestamp()
    WHERE EXISTS (SELECT 1 FROM scitqd.launch l
        WHERE l.worker_id = NEW.worker_id AND l.status <> 'gone');
    RETURN NULL;
END
$$;
CREATE TRIGGER scitqd_move AFTER UPDATE OF batch ON public.worker
    FOR EACH ROW WHEN (OLD.batch IS DISTINCT FROM NEW.batch)
    EXECUTE FUNCTION scitqd.note_move();
