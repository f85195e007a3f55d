-- A price of 0 that the provider declares, as for the operator's own machine, is not a missing price.
ALTER TABLE scitqd.offering ADD COLUMN declared_free boolean NOT NULL DEFAULT false;
