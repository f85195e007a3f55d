-- What providers have of ours without a launch row, and how often a listing lacked a row's machine.
CREATE TABLE scitqd.stray (
    provider text NOT NULL,
    vendor_id text NOT NULL,
    region text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('machine', 'parts')),
    flavor text NOT NULL,
    detail text NOT NULL,
    cost numeric,
    currency text,
    created_at timestamptz,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    sightings integer NOT NULL,
    ripe boolean NOT NULL,
    deleting boolean NOT NULL DEFAULT false,
    absent_seen integer NOT NULL DEFAULT 0,
    note text,
    PRIMARY KEY (provider, vendor_id),
    CHECK ((cost IS NULL) = (currency IS NULL))
);

ALTER TABLE scitqd.launch ADD COLUMN missed_listings integer NOT NULL DEFAULT 0;
-- When a provider took the machine back.
ALTER TABLE scitqd.launch ADD COLUMN evicted_at timestamptz;
CREATE INDEX scitqd_launch_evicted ON scitqd.launch (evicted_at) WHERE evicted_at IS NOT NULL;
