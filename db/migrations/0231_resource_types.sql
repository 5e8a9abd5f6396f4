-- Types of things that live in other applications, so that these can ask "may she?" about them.
CREATE TABLE resource_types (
  account_id INTEGER NOT NULL,
  type TEXT NOT NULL,
  owner_attribute TEXT,
  department_attribute TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, type)
) WITHOUT ROWID;

-- An action of such a type, and the permission that it stands for. `pattern` fits ids like /todos/{id}; empty = every id.
CREATE TABLE resource_actions (
  account_id INTEGER NOT NULL,
  type TEXT NOT NULL,
  pattern TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL,
  permission TEXT NOT NULL,
  PRIMARY KEY (account_id, type, pattern, action)
) WITHOUT ROWID;

-- Things themselves, for searches: who owns them and in which department, as the other application names both.
CREATE TABLE resource_objects (
  account_id INTEGER NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  owner TEXT,
  department TEXT,
  PRIMARY KEY (account_id, type, id)
) WITHOUT ROWID;
