-- Signed checkpoints of the routers' journals. Whoever writes files and copy anew cannot sign that he did.

CREATE TABLE journal_checkpoint (
  node     smallint    NOT NULL CHECK (node IN (1, 2)),
  journal  uuid        NOT NULL,
  sequence bigint      NOT NULL CHECK (sequence > 0),   -- the last entry that it vouches for
  signed   timestamptz NOT NULL,
  line     text        NOT NULL,                        -- the checkpoint as it was signed
  PRIMARY KEY (node, journal, sequence)
);
CREATE TRIGGER journal_checkpoint_stays BEFORE UPDATE ON journal_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
