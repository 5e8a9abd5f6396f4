-- How many deals each person has in each stage, and what they come to: the board's counts and sums within any scope cost
-- a row per person and stage instead of a row per deal. Deals of nobody stand under person 0; the bin is left out.
-- Kept by triggers, so that every way of writing a deal keeps them right.
CREATE TABLE deal_totals (
  account_id integer NOT NULL,
  responsible_id integer NOT NULL,
  stage_id integer NOT NULL,
  count integer NOT NULL,
  sum integer NOT NULL,
  PRIMARY KEY (account_id, responsible_id, stage_id)
) WITHOUT ROWID;
CREATE TRIGGER deal_totals_insert AFTER INSERT ON deals WHEN NEW.deleted_at IS NULL BEGIN
  INSERT INTO deal_totals(account_id, responsible_id, stage_id, count, sum)
    VALUES (NEW.account_id, coalesce(NEW.responsible_id, 0), NEW.stage_id, 1, coalesce(NEW.amount, 0))
    ON CONFLICT (account_id, responsible_id, stage_id) DO UPDATE SET count = count + 1, sum = sum + excluded.sum;
END;
CREATE TRIGGER deal_totals_delete AFTER DELETE ON deals WHEN OLD.deleted_at IS NULL BEGIN
  UPDATE deal_totals SET count = count - 1, sum = sum - coalesce(OLD.amount, 0)
    WHERE account_id = OLD.account_id AND responsible_id = coalesce(OLD.responsible_id, 0) AND stage_id = OLD.stage_id;
END;
CREATE TRIGGER deal_totals_leave AFTER UPDATE OF responsible_id, stage_id, amount, deleted_at ON deals
  WHEN OLD.deleted_at IS NULL BEGIN
  UPDATE deal_totals SET count = count - 1, sum = sum - coalesce(OLD.amount, 0)
    WHERE account_id = OLD.account_id AND responsible_id = coalesce(OLD.responsible_id, 0) AND stage_id = OLD.stage_id;
END;
CREATE TRIGGER deal_totals_arrive AFTER UPDATE OF responsible_id, stage_id, amount, deleted_at ON deals
  WHEN NEW.deleted_at IS NULL BEGIN
  INSERT INTO deal_totals(account_id, responsible_id, stage_id, count, sum)
    VALUES (NEW.account_id, coalesce(NEW.responsible_id, 0), NEW.stage_id, 1, coalesce(NEW.amount, 0))
    ON CONFLICT (account_id, responsible_id, stage_id) DO UPDATE SET count = count + 1, sum = sum + excluded.sum;
END;
INSERT INTO deal_totals(account_id, responsible_id, stage_id, count, sum)
  SELECT account_id, coalesce(responsible_id, 0), stage_id, count(*), coalesce(sum(amount), 0) FROM deals
  WHERE deleted_at IS NULL GROUP BY 1, 2, 3;
-- The cards of a board's column, newest change first, for somebody who sees some people's deals only.
CREATE INDEX deals_person_stage ON deals (account_id, responsible_id, stage_id, updated_at, id) WHERE deleted_at IS NULL;
