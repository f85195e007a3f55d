-- A worker that is always there: launched when there is none, whatever the batches want.
ALTER TABLE scitqd.launch ADD COLUMN standing boolean NOT NULL DEFAULT false;
