-- What scitq 1.3 has no place for: where prices come from and how old they are, what failures
-- forbid, what was decided and why, and the life of each launch.

CREATE TABLE scitqd.server (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    server_id text NOT NULL,
    catalog_version bigint NOT NULL DEFAULT 0,
    plan_number bigint NOT NULL DEFAULT 0
);
INSERT INTO scitqd.server (server_id)
    VALUES (substr(md5(random()::text || clock_timestamp()::text || pg_backend_pid()), 1, 8));

-- Numbers of workers' names; never given twice, so that a name never means two machines.
CREATE SEQUENCE scitqd.node_number;

CREATE TABLE scitqd.lease (
    name text PRIMARY KEY,
    holder text NOT NULL,
    until timestamptz NOT NULL
);

-- What public.flavor cannot hold.
CREATE TABLE scitqd.flavor_detail (
    provider text NOT NULL,
    name text NOT NULL,
    family text NOT NULL,
    gpu_model text,
    gpu_count integer,
    gpu_memory double precision,
    PRIMARY KEY (provider, name)
);

-- What public.flavormetrics cannot hold; that table has the choosable ones only.
CREATE TABLE scitqd.offering (
    provider text NOT NULL,
    region text NOT NULL,
    flavor text NOT NULL,
    purchase text NOT NULL,
    cost numeric CHECK (cost >= 0),
    currency text,
    eviction integer CHECK (eviction BETWEEN 0 AND 100),
    exclusion text,
    missed_crawls integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (provider, flavor, region),
    CHECK ((cost IS NULL) = (currency IS NULL))
);

CREATE TABLE scitqd.price_history (
    provider text NOT NULL,
    region text NOT NULL,
    flavor text NOT NULL,
    at timestamptz NOT NULL,
    cost numeric,
    currency text,
    eviction integer,
    previous_cost numeric,
    previous_eviction integer
);
CREATE INDEX scitqd_price_history ON scitqd.price_history (provider, flavor, region, at);

CREATE TABLE scitqd.region_freshness (
    provider text NOT NULL,
    region text NOT NULL,
    observed_at timestamptz NOT NULL,
    PRIMARY KEY (provider, region)
);

CREATE TABLE scitqd.update_run (
    run_id bigserial PRIMARY KEY,
    provider text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    outcome text NOT NULL,
    offerings integer NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    removed integer NOT NULL,
    problems text[] NOT NULL,
    problem_count integer NOT NULL,
    note text,
    forced boolean NOT NULL
);
CREATE INDEX scitqd_update_run_provider ON scitqd.update_run (provider, run_id);

CREATE TABLE scitqd.quota_reading (
    provider text NOT NULL,
    region text NOT NULL,
    kind text NOT NULL,
    ceiling bigint NOT NULL,
    used bigint NOT NULL,
    observed_at timestamptz NOT NULL,
    PRIMARY KEY (provider, region, kind)
);

-- An empty text covers all.
CREATE TABLE scitqd.unavailability (
    provider text NOT NULL,
    region text NOT NULL,
    flavor text NOT NULL,
    family text NOT NULL,
    min_vcpus integer NOT NULL,
    label text NOT NULL,
    text text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    repeats integer NOT NULL,
    PRIMARY KEY (provider, region, flavor, family, min_vcpus)
);

CREATE TABLE scitqd.decision (
    decision_id bigserial PRIMARY KEY,
    batch text NOT NULL,
    rank integer NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    count integer NOT NULL,
    reason text NOT NULL,
    detail text NOT NULL
);
CREATE INDEX scitqd_decision_recruiter ON scitqd.decision (batch, rank, decision_id);

-- No foreign keys into 1.3's tables: the Python server deletes rows without knowing ours.
CREATE TABLE scitqd.launch (
    launch_id bigserial PRIMARY KEY,
    worker_id integer NOT NULL,
    job_id integer NOT NULL,
    destroy_job_id integer,
    batch text NOT NULL,
    recruiter_rank integer,
    request json,
    provider text NOT NULL,
    region text NOT NULL,
    flavor text NOT NULL,
    purchase text NOT NULL,
    cost numeric NOT NULL,
    currency text NOT NULL,
    status text NOT NULL CHECK (status IN ('recorded', 'launching', 'starting', 'booted',
        'registered', 'failed', 'deleting', 'gone')),
    instance_name text NOT NULL UNIQUE,
    vendor_id text,
    register_within interval NOT NULL,
    deadline timestamptz NOT NULL,
    claimed_by text,
    claimed_until timestamptz,
    not_before timestamptz,
    looked_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    error_label text,
    error_code text,
    error_text text,
    delete_reason text,
    absent_seen integer NOT NULL DEFAULT 0,
    recorded_at timestamptz NOT NULL,
    accepted_at timestamptz,
    booted_at timestamptz,
    registered_at timestamptz,
    gone_at timestamptz
);
CREATE INDEX scitqd_launch_active ON scitqd.launch (provider, status) WHERE status <> 'gone';
CREATE UNIQUE INDEX scitqd_launch_worker ON scitqd.launch (worker_id) WHERE status <> 'gone';
CREATE INDEX scitqd_launch_job ON scitqd.launch (job_id);

-- When a worker's last execution ended, however many it has had.
CREATE INDEX scitqd_execution_worker_ended ON public.execution (worker_id, modification_date);
