-- Counts recorded plans that bought or moved something. A plan made from a snapshot with another
-- count is of yesterday: it would buy what another daemon has bought meanwhile.
CREATE TABLE scitqd.plan_fence (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    plan_number bigint NOT NULL
);
INSERT INTO scitqd.plan_fence (plan_number) VALUES (0);
ALTER TABLE scitqd.server DROP COLUMN plan_number;
