-- Batches whose workers a person has paused: nobody recruits for them until they go on. The paused
-- workers alone do not tell it of a batch whose only workers were launches that the stop cancelled.
CREATE TABLE scitqd.stopped_batch (
    batch text PRIMARY KEY,
    since timestamptz NOT NULL
);
