-- The eleven tables of scitq 1.3.8, as its server makes them. Each is made only where it is
-- missing: the tables of an existing 1.3 database, fresh or migrated, stay exactly as they are.
-- Defaults are the application's, not the database's, as in 1.3.

DO $$
BEGIN
    IF to_regclass('public.execution') IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM pg_attribute
        WHERE attrelid = to_regclass('public.execution') AND attname = 'output_hash'
    ) THEN
        RAISE EXCEPTION 'this database is of a scitq older than 1.3: upgrade it first with '
            'scitq 1.3 (scitq-manage db upgrade)';
    END IF;
END
$$;

CREATE TABLE IF NOT EXISTS public.task (
    task_id SERIAL NOT NULL,
    name VARCHAR,
    command VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    creation_date TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    modification_date TIMESTAMP WITHOUT TIME ZONE,
    batch VARCHAR NOT NULL,
    input VARCHAR,
    output VARCHAR,
    container VARCHAR,
    container_options VARCHAR,
    resource VARCHAR,
    retry INTEGER NOT NULL,
    status_date TIMESTAMP WITHOUT TIME ZONE,
    download_timeout INTEGER,
    run_timeout INTEGER,
    use_cache BOOLEAN,
    PRIMARY KEY (task_id)
);

CREATE TABLE IF NOT EXISTS public.worker (
    worker_id SERIAL NOT NULL,
    name VARCHAR NOT NULL,
    hostname VARCHAR,
    status VARCHAR NOT NULL,
    concurrency INTEGER NOT NULL,
    prefetch INTEGER,
    load VARCHAR,
    memory VARCHAR,
    stats VARCHAR,
    task_properties VARCHAR,
    creation_date TIMESTAMP WITHOUT TIME ZONE,
    modification_date TIMESTAMP WITHOUT TIME ZONE,
    last_contact_date TIMESTAMP WITHOUT TIME ZONE,
    batch VARCHAR NOT NULL,
    permanent BOOLEAN,
    flavor VARCHAR,
    region VARCHAR,
    provider VARCHAR,
    ipv4 VARCHAR,
    ipv6 VARCHAR,
    ansible_host VARCHAR,
    ansible_group VARCHAR,
    ansible_active BOOLEAN,
    PRIMARY KEY (worker_id)
);

CREATE TABLE IF NOT EXISTS public.execution (
    execution_id SERIAL NOT NULL,
    worker_id INTEGER,
    task_id INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    creation_date TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    modification_date TIMESTAMP WITHOUT TIME ZONE,
    output TEXT,
    error TEXT,
    return_code INTEGER,
    pid VARCHAR,
    output_files VARCHAR,
    command VARCHAR,
    container VARCHAR,
    container_options VARCHAR,
    input VARCHAR,
    resource VARCHAR,
    output_folder VARCHAR,
    input_hash VARCHAR,
    output_hash VARCHAR,
    latest BOOLEAN,
    PRIMARY KEY (execution_id),
    FOREIGN KEY (worker_id) REFERENCES public.worker (worker_id),
    FOREIGN KEY (task_id) REFERENCES public.task (task_id)
);

CREATE TABLE IF NOT EXISTS public.signal (
    signal_id SERIAL NOT NULL,
    execution_id INTEGER,
    worker_id INTEGER,
    signal INTEGER NOT NULL,
    PRIMARY KEY (signal_id),
    FOREIGN KEY (execution_id) REFERENCES public.execution (execution_id),
    FOREIGN KEY (worker_id) REFERENCES public.worker (worker_id)
);

CREATE TABLE IF NOT EXISTS public.job (
    job_id SERIAL NOT NULL,
    target VARCHAR,
    action VARCHAR,
    args JSON,
    retry INTEGER,
    status VARCHAR,
    log TEXT,
    creation_date TIMESTAMP WITHOUT TIME ZONE DEFAULT now(),
    modification_date TIMESTAMP WITHOUT TIME ZONE,
    progression SMALLINT,
    PRIMARY KEY (job_id)
);

CREATE TABLE IF NOT EXISTS public.requirement (
    requirement_id SERIAL NOT NULL,
    task_id INTEGER NOT NULL,
    other_task_id INTEGER NOT NULL,
    PRIMARY KEY (requirement_id),
    FOREIGN KEY (task_id) REFERENCES public.task (task_id),
    FOREIGN KEY (other_task_id) REFERENCES public.task (task_id)
);

CREATE TABLE IF NOT EXISTS public.recruiter (
    batch VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    tasks_per_worker INTEGER NOT NULL,
    worker_flavor VARCHAR NOT NULL,
    worker_region VARCHAR,
    worker_provider VARCHAR,
    worker_concurrency INTEGER NOT NULL,
    worker_prefetch INTEGER NOT NULL,
    minimum_tasks INTEGER,
    maximum_workers INTEGER,
    PRIMARY KEY (batch, rank)
);

CREATE TABLE IF NOT EXISTS public.region (
    name VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    PRIMARY KEY (name, provider)
);

CREATE TABLE IF NOT EXISTS public.flavor (
    name VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    cpu INTEGER NOT NULL,
    ram DOUBLE PRECISION NOT NULL,
    disk DOUBLE PRECISION NOT NULL,
    bandwidth DOUBLE PRECISION,
    gpu VARCHAR,
    gpumem DOUBLE PRECISION,
    tags VARCHAR,
    PRIMARY KEY (name, provider)
);

CREATE TABLE IF NOT EXISTS public.flavormetrics (
    flavor_name VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    region_name VARCHAR NOT NULL,
    cost DOUBLE PRECISION NOT NULL,
    eviction INTEGER,
    PRIMARY KEY (flavor_name, provider, region_name)
);

CREATE TABLE IF NOT EXISTS public.flavorstats (
    flavor_name VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    region_name VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    failure_rate DOUBLE PRECISION,
    eviction_rate DOUBLE PRECISION,
    event_number INTEGER,
    PRIMARY KEY (flavor_name, provider, region_name, rank)
);

CREATE INDEX IF NOT EXISTS ix_execution_input_hash ON public.execution (input_hash);

-- The newest execution of a task is its "latest". A table older than the trigger lacks it.
DO $$
BEGIN
    IF to_regprocedure('public.render_obsolete()') IS NULL THEN
        CREATE FUNCTION public.render_obsolete() RETURNS trigger LANGUAGE plpgsql AS $f$
        BEGIN
            UPDATE public.execution SET latest = false
            WHERE task_id = NEW.task_id AND latest;
            RETURN NEW;
        END
        $f$;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM pg_trigger
        WHERE tgname = 'is_latest' AND tgrelid = 'public.execution'::regclass AND NOT tgisinternal
    ) THEN
        CREATE TRIGGER is_latest BEFORE INSERT ON public.execution
            FOR EACH ROW EXECUTE FUNCTION public.render_obsolete();
    END IF;
END
$$;
