-- A company's board, and that of a head of many, costs a row per unit and stage instead of one per person and stage. Each
-- person's deals count in one unit, their home: the department, else a group; those of people without, and of nobody,
-- under unit 0. Kept by triggers, as deal_totals is, out of whose rows these are made.
ALTER TABLE unit_members ADD COLUMN is_home integer NOT NULL DEFAULT 0;
UPDATE unit_members SET is_home = 1 WHERE id = (
  SELECT m.id FROM unit_members m LEFT JOIN units u ON u.id = m.unit_id
  WHERE m.account_id = unit_members.account_id AND m.user_id = unit_members.user_id
  ORDER BY u.kind IS 'department' DESC, m.unit_id LIMIT 1);
-- One home at most: nobody counts twice.
CREATE UNIQUE INDEX unit_members_home ON unit_members (account_id, user_id) WHERE is_home = 1;
CREATE INDEX unit_members_away ON unit_members (account_id, unit_id, user_id) WHERE is_home = 0;
-- Which units somebody is in, by the index alone: asked of each row of a list that a head of many sees.
DROP INDEX unit_members_user;
CREATE INDEX unit_members_user ON unit_members (account_id, user_id, unit_id);
CREATE TABLE deal_unit_totals (
  account_id integer NOT NULL,
  unit_id integer NOT NULL,
  stage_id integer NOT NULL,
  count integer NOT NULL,
  sum integer NOT NULL,
  PRIMARY KEY (account_id, unit_id, stage_id)
) WITHOUT ROWID;
INSERT INTO deal_unit_totals(account_id, unit_id, stage_id, count, sum)
  SELECT t.account_id, coalesce(h.unit_id, 0), t.stage_id, sum(t.count), sum(t.sum) FROM deal_totals t
  LEFT JOIN unit_members h ON h.account_id = t.account_id AND h.user_id = t.responsible_id AND h.is_home = 1
  GROUP BY 1, 2, 3;
CREATE TRIGGER deal_unit_totals_insert AFTER INSERT ON deal_totals BEGIN
  INSERT INTO deal_unit_totals(account_id, unit_id, stage_id, count, sum)
    VALUES (NEW.account_id, coalesce((SELECT unit_id FROM unit_members
      WHERE account_id = NEW.account_id AND user_id = NEW.responsible_id AND is_home = 1), 0), NEW.stage_id, NEW.count, NEW.sum)
    ON CONFLICT (account_id, unit_id, stage_id) DO UPDATE SET count = count + excluded.count, sum = sum + excluded.sum;
END;
CREATE TRIGGER deal_unit_totals_update AFTER UPDATE OF count, sum ON deal_totals BEGIN
  UPDATE deal_unit_totals SET count = count + NEW.count - OLD.count, sum = sum + NEW.sum - OLD.sum
    WHERE account_id = NEW.account_id AND stage_id = NEW.stage_id AND unit_id = coalesce((SELECT unit_id FROM unit_members
      WHERE account_id = NEW.account_id AND user_id = NEW.responsible_id AND is_home = 1), 0);
END;
CREATE TRIGGER deal_unit_totals_delete AFTER DELETE ON deal_totals BEGIN
  UPDATE deal_unit_totals SET count = count - OLD.count, sum = sum - OLD.sum
    WHERE account_id = OLD.account_id AND stage_id = OLD.stage_id AND unit_id = coalesce((SELECT unit_id FROM unit_members
      WHERE account_id = OLD.account_id AND user_id = OLD.responsible_id AND is_home = 1), 0);
END;
-- A person comes home from unit 0, and leaves for it.
CREATE TRIGGER unit_members_come_home AFTER UPDATE OF is_home ON unit_members WHEN OLD.is_home = 0 AND NEW.is_home = 1 BEGIN
  INSERT INTO deal_unit_totals(account_id, unit_id, stage_id, count, sum)
    SELECT account_id, NEW.unit_id, stage_id, count, sum FROM deal_totals
    WHERE account_id = NEW.account_id AND responsible_id = NEW.user_id
    ON CONFLICT (account_id, unit_id, stage_id) DO UPDATE SET count = count + excluded.count, sum = sum + excluded.sum;
  UPDATE deal_unit_totals SET count = deal_unit_totals.count - t.count, sum = deal_unit_totals.sum - t.sum FROM deal_totals t
    WHERE deal_unit_totals.account_id = NEW.account_id AND deal_unit_totals.unit_id = 0
      AND deal_unit_totals.stage_id = t.stage_id AND t.account_id = NEW.account_id AND t.responsible_id = NEW.user_id;
END;
CREATE TRIGGER unit_members_leave_home AFTER UPDATE OF is_home ON unit_members WHEN OLD.is_home = 1 AND NEW.is_home = 0 BEGIN
  INSERT INTO deal_unit_totals(account_id, unit_id, stage_id, count, sum)
    SELECT account_id, 0, stage_id, count, sum FROM deal_totals
    WHERE account_id = OLD.account_id AND responsible_id = OLD.user_id
    ON CONFLICT (account_id, unit_id, stage_id) DO UPDATE SET count = count + excluded.count, sum = sum + excluded.sum;
  UPDATE deal_unit_totals SET count = deal_unit_totals.count - t.count, sum = deal_unit_totals.sum - t.sum FROM deal_totals t
    WHERE deal_unit_totals.account_id = OLD.account_id AND deal_unit_totals.unit_id = OLD.unit_id
      AND deal_unit_totals.stage_id = t.stage_id AND t.account_id = OLD.account_id AND t.responsible_id = OLD.user_id;
END;
-- Whoever is taken out of their home has another unit as home, or none.
CREATE TRIGGER unit_members_lose_home AFTER DELETE ON unit_members WHEN OLD.is_home = 1 BEGIN
  INSERT INTO deal_unit_totals(account_id, unit_id, stage_id, count, sum)
    SELECT account_id, 0, stage_id, count, sum FROM deal_totals
    WHERE account_id = OLD.account_id AND responsible_id = OLD.user_id
    ON CONFLICT (account_id, unit_id, stage_id) DO UPDATE SET count = count + excluded.count, sum = sum + excluded.sum;
  UPDATE deal_unit_totals SET count = deal_unit_totals.count - t.count, sum = deal_unit_totals.sum - t.sum FROM deal_totals t
    WHERE deal_unit_totals.account_id = OLD.account_id AND deal_unit_totals.unit_id = OLD.unit_id
      AND deal_unit_totals.stage_id = t.stage_id AND t.account_id = OLD.account_id AND t.responsible_id = OLD.user_id;
  UPDATE unit_members SET is_home = 1 WHERE id = (
    SELECT m.id FROM unit_members m LEFT JOIN units u ON u.id = m.unit_id
    WHERE m.account_id = OLD.account_id AND m.user_id = OLD.user_id ORDER BY u.kind IS 'department' DESC, m.unit_id LIMIT 1);
END;
CREATE TRIGGER unit_members_join AFTER INSERT ON unit_members BEGIN
  UPDATE unit_members SET is_home = 0 WHERE account_id = NEW.account_id AND user_id = NEW.user_id AND is_home = 1
    AND unit_id <> NEW.unit_id AND (SELECT kind FROM units WHERE id = NEW.unit_id) = 'department';
  UPDATE unit_members SET is_home = 1 WHERE id = NEW.id AND NOT EXISTS (SELECT 1 FROM unit_members
    WHERE account_id = NEW.account_id AND user_id = NEW.user_id AND is_home = 1);
END;
CREATE TRIGGER unit_members_stay BEFORE UPDATE OF account_id, unit_id, user_id ON unit_members BEGIN
  SELECT RAISE(ABORT, 'unit_members: delete and insert instead');
END;
