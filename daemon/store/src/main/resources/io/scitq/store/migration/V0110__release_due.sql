-- Waiting tasks that may have nothing left to wait for, as whatever moves tells them: a look at all
-- that wait, each second, cost the more the more there were. One task may be here several times; a
-- unique key would have transactions wait for each other, and lose the second of two at once.
CREATE TABLE scitqd.release_due (
    due_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id integer NOT NULL
);

-- With their owner's rights: scitq 1.3 may write as a user who may not look into our schema.
CREATE FUNCTION scitqd.release_on_status() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.status = 'succeeded' THEN
        INSERT INTO scitqd.release_due (task_id)
        SELECT r.task_id FROM public.requirement r WHERE r.other_task_id = NEW.task_id;
    ELSE
        INSERT INTO scitqd.release_due (task_id) VALUES (NEW.task_id);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION scitqd.release_on_requirement() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO scitqd.release_due (task_id) SELECT DISTINCT c.task_id FROM changed c;
    RETURN NULL;
END
$$;

CREATE TRIGGER scitqd_release AFTER UPDATE OF status ON public.task
    FOR EACH ROW
    WHEN (OLD.status IS DISTINCT FROM NEW.status AND NEW.status IN ('succeeded', 'waiting'))
    EXECUTE FUNCTION scitqd.release_on_status();
CREATE TRIGGER scitqd_release_added AFTER INSERT ON public.requirement
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION scitqd.release_on_requirement();
CREATE TRIGGER scitqd_release_taken AFTER DELETE ON public.requirement
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION scitqd.release_on_requirement();

INSERT INTO scitqd.release_due (task_id) SELECT task_id FROM public.task WHERE status = 'waiting';
