-- How launches of an offering fared: launched, registered, evicted, failed:CLASS. The weight is the
-- number of them, each halved with its age, as of "at"; total is the plain number.
CREATE TABLE scitqd.offering_event (
    provider text NOT NULL,
    region text NOT NULL,
    flavor text NOT NULL,
    event text NOT NULL,
    total bigint NOT NULL,
    weight double precision NOT NULL,
    at timestamptz NOT NULL,
    recent_seconds double precision[] NOT NULL,
    PRIMARY KEY (provider, region, flavor, event)
);
