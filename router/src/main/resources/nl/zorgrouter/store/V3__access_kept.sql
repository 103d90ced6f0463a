-- Lines of who saw or changed what go when they were kept long enough. NEN 7513: five years at least, whatever a
-- configuration or a person says. They are still never changed, and never taken away all at once.

DROP TRIGGER access_log_stays ON access_log;
CREATE TRIGGER access_log_stays BEFORE UPDATE OR TRUNCATE ON access_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_young() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.at > now() - interval '5 years' THEN
    RAISE EXCEPTION 'lines of % are kept for five years at least', TG_TABLE_NAME;
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log
  FOR EACH ROW EXECUTE FUNCTION refuse_young();
