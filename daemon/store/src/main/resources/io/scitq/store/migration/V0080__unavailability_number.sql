-- A short name for people: what is listed can be cleared by its number.
ALTER TABLE scitqd.unavailability ADD COLUMN unavailability_id bigserial NOT NULL UNIQUE;
