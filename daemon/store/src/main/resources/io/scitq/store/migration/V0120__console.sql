-- When the console of a machine was read whose worker never registered: once, before it is deleted.
ALTER TABLE scitqd.launch ADD COLUMN console_read_at timestamptz;
