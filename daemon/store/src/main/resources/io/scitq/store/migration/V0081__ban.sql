-- What an operator forbids. A fact of its own: catalog updates and failures never touch it. An
-- empty text covers all.
CREATE TABLE scitqd.ban (
    flavor text NOT NULL CHECK (flavor <> ''),
    provider text NOT NULL,
    region text NOT NULL,
    reason text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (flavor, provider, region)
);
