-- What running executions printed last, in pieces: PostgreSQL writes a whole text anew for each append
-- to it, so that many short ones to a long text cost its square. Beside a text of 64 KiB or more they
-- come here, and are folded into it when they have become as long as it is, when somebody reads it,
-- and when the execution ends or anybody else writes the text.
CREATE TABLE scitqd.printed (
    execution_id integer NOT NULL,
    stream text NOT NULL CHECK (stream IN ('output', 'error')),
    piece_id bigserial,
    upto bigint NOT NULL, -- bytes of this and the pieces before it that are not folded
    text text NOT NULL,
    PRIMARY KEY (execution_id, stream, piece_id)
);

CREATE FUNCTION scitqd.ended(status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT status NOT IN ('pending', 'accepted', 'running') $$;

CREATE FUNCTION scitqd.pieces(id integer, which text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(p.text, '' ORDER BY p.piece_id) FROM scitqd.printed p
    WHERE p.execution_id = id AND p.stream = which
$$;

-- A text with its pieces where they belong: before what is added in the same statement. A text that
-- is replaced has none.
CREATE FUNCTION scitqd.merged(old text, pieces text, new text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN pieces IS NULL THEN new
        WHEN new IS NOT DISTINCT FROM old THEN coalesce(old, '') || pieces
        WHEN starts_with(new, coalesce(old, ''))
            THEN coalesce(old, '') || pieces || substr(new, char_length(coalesce(old, '')) + 1)
        ELSE new END
$$;

-- With the rights of the owner: the Python server may have a role of its own that knows nothing of us.
CREATE FUNCTION scitqd.fold_on_update() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- first of all, because it is the usual case and comparing long texts costs
    IF NOT EXISTS (SELECT 1 FROM scitqd.printed p WHERE p.execution_id = OLD.execution_id) THEN
        RETURN NEW;
    END IF;
    IF scitqd.ended(NEW.status) OR NEW.output IS DISTINCT FROM OLD.output
        OR NEW.error IS DISTINCT FROM OLD.error
    THEN
        NEW.output := scitqd.merged(OLD.output, scitqd.pieces(OLD.execution_id, 'output'), NEW.output);
        NEW.error := scitqd.merged(OLD.error, scitqd.pieces(OLD.execution_id, 'error'), NEW.error);
        DELETE FROM scitqd.printed p WHERE p.execution_id = OLD.execution_id;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER scitqd_fold BEFORE UPDATE OF status, output, error ON public.execution
    FOR EACH ROW EXECUTE FUNCTION scitqd.fold_on_update();

CREATE FUNCTION scitqd.forget_printed() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM scitqd.printed p USING gone g WHERE p.execution_id = g.execution_id;
    RETURN NULL;
END $$;

CREATE TRIGGER scitqd_forget_printed AFTER DELETE ON public.execution
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION scitqd.forget_printed();

-- Folds what is there of one execution; nothing when there is nothing.
CREATE FUNCTION scitqd.fold(id integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    new_output text;
    new_error text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM scitqd.printed p WHERE p.execution_id = id) THEN
        RETURN;
    END IF;
    PERFORM 1 FROM public.execution e WHERE e.execution_id = id FOR NO KEY UPDATE;
    new_output := scitqd.pieces(id, 'output');
    new_error := scitqd.pieces(id, 'error');
    DELETE FROM scitqd.printed p WHERE p.execution_id = id;
    IF new_output IS NOT NULL THEN
        UPDATE public.execution e SET output = coalesce(e.output, '') || new_output
        WHERE e.execution_id = id;
    END IF;
    IF new_error IS NOT NULL THEN
        UPDATE public.execution e SET error = coalesce(e.error, '') || new_error
        WHERE e.execution_id = id;
    END IF;
END $$;

-- Appends a text. The row of the execution is locked: appends come in order, and none is left behind
-- when the execution ends.
CREATE FUNCTION scitqd.print(id integer, which text, added text, longest bigint, notice text,
    apart bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    now_status text;
    stored bigint;
    pieces bigint;
BEGIN
    SELECT e.status, coalesce(octet_length(CASE which WHEN 'output' THEN e.output ELSE e.error END), 0)
        INTO now_status, stored
        FROM public.execution e WHERE e.execution_id = id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT p.upto INTO pieces FROM scitqd.printed p
        WHERE p.execution_id = id AND p.stream = which ORDER BY p.piece_id DESC LIMIT 1;
    pieces := coalesce(pieces, 0);
    IF stored + pieces >= longest THEN
        RETURN;
    END IF;
    IF stored + pieces + octet_length(added) >= longest THEN
        added := added || notice;
    END IF;
    IF stored >= apart AND NOT scitqd.ended(now_status) THEN
        pieces := pieces + octet_length(added);
        INSERT INTO scitqd.printed (execution_id, stream, upto, text) VALUES (id, which, pieces, added);
        IF pieces >= stored OR stored + pieces >= longest THEN
            PERFORM scitqd.fold(id);
        END IF;
    ELSIF which = 'output' THEN
        UPDATE public.execution e SET output = coalesce(e.output, '') || added WHERE e.execution_id = id;
    ELSE
        UPDATE public.execution e SET error = coalesce(e.error, '') || added WHERE e.execution_id = id;
    END IF;
END $$;
