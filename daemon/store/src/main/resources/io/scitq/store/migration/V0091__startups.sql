-- How machines of a provider start with the template and image in use: so many in a row that boot and
-- never become workers stop recruiting there.
CREATE TABLE scitqd.startup (
    provider text PRIMARY KEY,
    template text NOT NULL,
    trips_at integer NOT NULL CHECK (trips_at > 0),
    failures integer NOT NULL DEFAULT 0,
    failed_at timestamptz,
    detail text
);

-- The template that the machine was asked for with.
ALTER TABLE scitqd.launch ADD COLUMN template text;
