-- Search (architecture, "Who sees which rows"): FTS5 with trigrams over the folded texts, without a copy of them. Each text
-- begins with its account between two signs that no folded text needs, so that a search never leaves its company. The
-- second column holds phones and e-mails: only those who may see them search it. Rebuilt from the tables, never backed up.
CREATE VIRTUAL TABLE deals_fts USING fts5(search_text, content='', tokenize='trigram');
INSERT INTO deals_fts(rowid, search_text) SELECT t.id, '§' || t.account_id || '§ ' || t.search_text FROM deals t;
CREATE TRIGGER deals_fts_insert AFTER INSERT ON deals BEGIN
  INSERT INTO deals_fts(rowid, search_text) VALUES (NEW.id, '§' || NEW.account_id || '§ ' || NEW.search_text);
END;
CREATE TRIGGER deals_fts_delete AFTER DELETE ON deals BEGIN
  INSERT INTO deals_fts(deals_fts, rowid, search_text) VALUES ('delete', OLD.id, '§' || OLD.account_id || '§ ' || OLD.search_text);
END;
CREATE TRIGGER deals_fts_update AFTER UPDATE OF search_text ON deals BEGIN
  INSERT INTO deals_fts(deals_fts, rowid, search_text) VALUES ('delete', OLD.id, '§' || OLD.account_id || '§ ' || OLD.search_text);
  INSERT INTO deals_fts(rowid, search_text) VALUES (NEW.id, '§' || NEW.account_id || '§ ' || NEW.search_text);
END;
CREATE VIRTUAL TABLE contacts_fts USING fts5(search_text, search_hidden, content='', tokenize='trigram');
INSERT INTO contacts_fts(rowid, search_text, search_hidden) SELECT t.id, '§' || t.account_id || '§ ' || t.search_text, t.search_hidden FROM contacts t;
CREATE TRIGGER contacts_fts_insert AFTER INSERT ON contacts BEGIN
  INSERT INTO contacts_fts(rowid, search_text, search_hidden) VALUES (NEW.id, '§' || NEW.account_id || '§ ' || NEW.search_text, NEW.search_hidden);
END;
CREATE TRIGGER contacts_fts_delete AFTER DELETE ON contacts BEGIN
  INSERT INTO contacts_fts(contacts_fts, rowid, search_text, search_hidden) VALUES ('delete', OLD.id, '§' || OLD.account_id || '§ ' || OLD.search_text, OLD.search_hidden);
END;
CREATE TRIGGER contacts_fts_update AFTER UPDATE OF search_text, search_hidden ON contacts BEGIN
  INSERT INTO contacts_fts(contacts_fts, rowid, search_text, search_hidden) VALUES ('delete', OLD.id, '§' || OLD.account_id || '§ ' || OLD.search_text, OLD.search_hidden);
  INSERT INTO contacts_fts(rowid, search_text, search_hidden) VALUES (NEW.id, '§' || NEW.account_id || '§ ' || NEW.search_text, NEW.search_hidden);
END;
CREATE VIRTUAL TABLE companies_fts USING fts5(search_text, search_hidden, content='', tokenize='trigram');
INSERT INTO companies_fts(rowid, search_text, search_hidden) SELECT t.id, '§' || t.account_id || '§ ' || t.search_text, t.search_hidden FROM companies t;
CREATE TRIGGER companies_fts_insert AFTER INSERT ON companies BEGIN
  INSERT INTO companies_fts(rowid, search_text, search_hidden) VALUES (NEW.id, '§' || NEW.account_id || '§ ' || NEW.search_text, NEW.search_hidden);
END;
CREATE TRIGGER companies_fts_delete AFTER DELETE ON companies BEGIN
  INSERT INTO companies_fts(companies_fts, rowid, search_text, search_hidden) VALUES ('delete', OLD.id, '§' || OLD.account_id || '§ ' || OLD.search_text, OLD.search_hidden);
END;
CREATE TRIGGER companies_fts_update AFTER UPDATE OF search_text, search_hidden ON companies BEGIN
  INSERT INTO companies_fts(companies_fts, rowid, search_text, search_hidden) VALUES ('delete', OLD.id, '§' || OLD.account_id || '§ ' || OLD.search_text, OLD.search_hidden);
  INSERT INTO companies_fts(rowid, search_text, search_hidden) VALUES (NEW.id, '§' || NEW.account_id || '§ ' || NEW.search_text, NEW.search_hidden);
END;
