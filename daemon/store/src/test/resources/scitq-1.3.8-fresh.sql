-- What starting scitq 1.3.8's server on an empty database makes (its documented data model), with
-- some rows. Written by hand from the documentation, not from our migration.
CREATE TABLE task (task_id serial PRIMARY KEY, name varchar, command varchar NOT NULL, status varchar NOT NULL, creation_date timestamp NOT NULL, modification_date timestamp, batch varchar NOT NULL, input varchar, output varchar, container varchar, container_options varchar, resource varchar, retry integer NOT NULL, status_date timestamp, download_timeout integer, run_timeout integer, use_cache boolean);
CREATE TABLE worker (worker_id serial PRIMARY KEY, name varchar NOT NULL, hostname varchar, status varchar NOT NULL, concurrency integer NOT NULL, prefetch integer, load varchar, memory varchar, stats varchar, task_properties varchar, creation_date timestamp, modification_date timestamp, last_contact_date timestamp, batch varchar NOT NULL, permanent boolean, flavor varchar, region varchar, provider varchar, ipv4 varchar, ipv6 varchar, ansible_host varchar, ansible_group varchar, ansible_active boolean);
CREATE TABLE execution (execution_id serial PRIMARY KEY, worker_id integer REFERENCES worker, task_id integer NOT NULL REFERENCES task, status varchar NOT NULL, creation_date timestamp NOT NULL, modification_date timestamp, output text, error text, return_code integer, pid varchar, output_files varchar, command varchar, container varchar, container_options varchar, input varchar, resource varchar, output_folder varchar, input_hash varchar, output_hash varchar, latest boolean);
CREATE INDEX ix_execution_input_hash ON execution (input_hash);
CREATE TABLE signal (signal_id serial PRIMARY KEY, execution_id integer REFERENCES execution, worker_id integer REFERENCES worker, signal integer NOT NULL);
CREATE TABLE job (job_id serial PRIMARY KEY, target varchar, action varchar, args json, retry integer, status varchar, log text, creation_date timestamp DEFAULT now(), modification_date timestamp, progression smallint);
CREATE TABLE requirement (requirement_id serial PRIMARY KEY, task_id integer NOT NULL REFERENCES task, other_task_id integer NOT NULL REFERENCES task);
CREATE TABLE recruiter (batch varchar, rank integer, tasks_per_worker integer NOT NULL, worker_flavor varchar NOT NULL, worker_region varchar, worker_provider varchar, worker_concurrency integer NOT NULL, worker_prefetch integer NOT NULL, minimum_tasks integer, maximum_workers integer, PRIMARY KEY (batch, rank));
CREATE TABLE region (name varchar, provider varchar, PRIMARY KEY (name, provider));
CREATE TABLE flavor (name varchar, provider varchar, cpu integer NOT NULL, ram double precision NOT NULL, disk double precision NOT NULL, bandwidth double precision, gpu varchar, gpumem double precision, tags varchar, PRIMARY KEY (name, provider));
CREATE TABLE flavormetrics (flavor_name varchar, provider varchar, region_name varchar, cost double precision NOT NULL, eviction integer, PRIMARY KEY (flavor_name, provider, region_name));
CREATE TABLE flavorstats (flavor_name varchar, provider varchar, region_name varchar, rank integer, failure_rate double precision, eviction_rate double precision, event_number integer, PRIMARY KEY (flavor_name, provider, region_name, rank));
CREATE FUNCTION render_obsolete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE execution SET latest = false WHERE latest AND task_id = NEW.task_id; RETURN NEW; END $$;
CREATE TRIGGER is_latest BEFORE INSERT ON execution FOR EACH ROW EXECUTE FUNCTION render_obsolete();

INSERT INTO task (name, command, status, creation_date, modification_date, batch, input, container_options, retry, status_date, use_cache) VALUES ('t1', 'sh -c "exit 3"', 'succeeded', '2024-01-02 03:04:05.678901', '2024-01-02 03:04:06', 'A', '', '', 1, '2024-01-02 03:04:06', false), (NULL, 'true', 'pending', '2024-01-02 03:04:05', NULL, 'Default', NULL, NULL, 0, NULL, NULL);
INSERT INTO worker (name, hostname, status, concurrency, prefetch, memory, task_properties, creation_date, batch, permanent, flavor, region, provider, ansible_active) VALUES ('127-node1', '127-node1', 'offline', 2, 0, '12.5', '{"Z": [2.0, 1]}', '2024-01-02 03:04:05', 'A', false, 'b3-8', 'GRA11', 'ovh', true);
INSERT INTO execution (worker_id, task_id, status, creation_date, output, latest) VALUES (1, 1, 'failed', '2024-01-02 03:04:05', 'é', true), (1, 1, 'succeeded', '2024-01-02 03:04:06', NULL, true);
INSERT INTO signal (execution_id, worker_id, signal) VALUES (2, 1, 9), (NULL, 1, -1);
INSERT INTO job (target, action, args, retry, status, modification_date) VALUES ('127-node1', 'worker_deploy', '{"concurrency": 2, "worker_id":  1}', 2, 'failed', '2024-01-02 03:04:05');
INSERT INTO requirement (task_id, other_task_id) VALUES (2, 1), (2, 1);
INSERT INTO recruiter VALUES ('A', 1, 10, 'auto:cpu>=8', 'auto', 'auto', 4, 0, NULL, 5);
INSERT INTO flavor VALUES ('b3-8', 'ovh', 2, 8, 50, 0.5, NULL, NULL, '');
INSERT INTO flavormetrics VALUES ('b3-8', 'ovh', 'GRA11', 0.0508, 0);
