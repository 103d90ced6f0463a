-- The copy of the routers' journals, and what reports read. Nothing here is asked while a call waits.

CREATE TABLE journal_entry (
  node           smallint NOT NULL CHECK (node IN (1, 2)),
  journal        uuid     NOT NULL,                     -- a journal begun anew on the same node is another one
  sequence       bigint   NOT NULL CHECK (sequence > 0),
  at_micros      bigint   NOT NULL,                     -- microseconds since 1970, exactly as chained
  kind           text     NOT NULL,
  content        text,                                  -- null once it was forgotten; the hash stays
  content_sha256 bytea    NOT NULL CHECK (length(content_sha256) = 32),
  chain          bytea    NOT NULL CHECK (length(chain) = 32),
  PRIMARY KEY (node, journal, sequence)
);
CREATE INDEX journal_entry_kept ON journal_entry (kind, at_micros) WHERE content IS NOT NULL;

-- One outcome for each visit, however many routers saw it end.
CREATE TABLE visit (
  pbx          text        NOT NULL,
  visit        text        NOT NULL,                    -- queue / call / when he joined, in microseconds since 1970
  kind         text        NOT NULL,
  queue        text        NOT NULL,
  call         text        NOT NULL,
  journey      text        NOT NULL,
  class        text        NOT NULL,
  call_began   timestamptz NOT NULL,
  first_waited timestamptz NOT NULL,
  joined       timestamptz NOT NULL,
  ended        timestamptz NOT NULL,
  outcome      text        NOT NULL,
  precision    text        NOT NULL,
  certain      boolean     NOT NULL,                    -- false when its start or end was not seen
  node         smallint    NOT NULL,
  PRIMARY KEY (pbx, visit, kind)
);
CREATE INDEX visit_ended ON visit (pbx, ended);
CREATE INDEX visit_call ON visit (pbx, call);

-- NEN 7513: who saw or changed what. Lines are only ever added.
CREATE TABLE access_log (
  node         smallint    NOT NULL,
  journal      uuid        NOT NULL,
  sequence     bigint      NOT NULL,
  at           timestamptz NOT NULL,
  user_name    text        NOT NULL,
  user_role    text        NOT NULL,
  on_behalf_of text        NOT NULL,
  client       text        NOT NULL,
  deed         text        NOT NULL,
  object       text        NOT NULL,
  result       text        NOT NULL,
  PRIMARY KEY (node, journal, sequence)
);
CREATE INDEX access_log_at ON access_log (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'lines of % are never changed or taken away', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER access_log_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
