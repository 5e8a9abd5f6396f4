-- Work records of the built-in CRM (AM-09). Amounts are whole minor units of the company's currency. `version` rises with
-- every edit, so that two people who edit one record are asked, never overwritten. `deleted_at`: in the bin for 30 days.
-- `search_text` is what everybody who sees the record may find it by, `search_hidden` (phones, e-mails) only who may see those.
ALTER TABLE settings ADD COLUMN currency text NOT NULL DEFAULT 'RUB';
CREATE TABLE pipelines (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  name text NOT NULL,
  position integer NOT NULL,
  created_at integer NOT NULL
);
CREATE UNIQUE INDEX pipelines_name ON pipelines (account_id, name);
CREATE TABLE stages (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  pipeline_id integer NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  position integer NOT NULL
);
CREATE INDEX stages_pipeline ON stages (account_id, pipeline_id, position);
CREATE TABLE lost_reasons (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  name text NOT NULL,
  position integer NOT NULL
);
CREATE UNIQUE INDEX lost_reasons_name ON lost_reasons (account_id, name);
CREATE TABLE companies (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  external_id text,
  name text NOT NULL,
  site text,
  address text,
  responsible_id integer,
  created_by integer,
  search_text text NOT NULL DEFAULT '',
  search_hidden text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  deleted_at integer,
  deleted_by integer
);
CREATE INDEX companies_responsible ON companies (account_id, responsible_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_updated ON companies (account_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_deleted ON companies (account_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE UNIQUE INDEX companies_external ON companies (account_id, external_id) WHERE external_id IS NOT NULL;
CREATE TABLE contacts (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  external_id text,
  name text NOT NULL,
  position text,
  company_id integer,
  is_vip integer NOT NULL DEFAULT 0,
  responsible_id integer,
  created_by integer,
  search_text text NOT NULL DEFAULT '',
  search_hidden text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  merged_into integer,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  deleted_at integer,
  deleted_by integer
);
CREATE INDEX contacts_responsible ON contacts (account_id, responsible_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contacts_updated ON contacts (account_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contacts_deleted ON contacts (account_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX contacts_company ON contacts (account_id, company_id) WHERE company_id IS NOT NULL;
CREATE UNIQUE INDEX contacts_external ON contacts (account_id, external_id) WHERE external_id IS NOT NULL;
-- Phones and e-mails of contacts and companies: `key` is E.164 or the folded address, by which duplicates are found.
CREATE TABLE contact_points (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  owner_kind text NOT NULL,
  owner_id integer NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  key text NOT NULL,
  position integer NOT NULL
);
CREATE INDEX contact_points_owner ON contact_points (account_id, owner_kind, owner_id, position);
CREATE INDEX contact_points_key ON contact_points (account_id, kind, key);
CREATE TABLE deals (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  external_id text,
  name text NOT NULL,
  amount integer,
  pipeline_id integer NOT NULL,
  stage_id integer NOT NULL,
  stage_kind text NOT NULL,
  lost_reason_id integer,
  contact_id integer,
  company_id integer,
  source_id integer,
  responsible_id integer,
  created_by integer,
  search_text text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  closed_at integer,
  deleted_at integer,
  deleted_by integer
);
CREATE INDEX deals_responsible ON deals (account_id, responsible_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_updated ON deals (account_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_board ON deals (account_id, responsible_id, stage_id, amount) WHERE deleted_at IS NULL;
CREATE INDEX deals_stage ON deals (account_id, stage_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_deleted ON deals (account_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX deals_contact ON deals (account_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX deals_company ON deals (account_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deals_created_by ON deals (account_id, created_by, created_at);
CREATE UNIQUE INDEX deals_external ON deals (account_id, external_id) WHERE external_id IS NOT NULL;
CREATE TABLE tasks (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  external_id text,
  text text NOT NULL,
  kind text NOT NULL,
  due_at integer NOT NULL,
  remind_at integer,
  reminded_at integer,
  done_at integer,
  done_by integer,
  result text,
  on_kind text,
  on_id integer,
  responsible_id integer,
  created_by integer,
  search_text text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  deleted_at integer,
  deleted_by integer
);
CREATE INDEX tasks_responsible ON tasks (account_id, responsible_id, due_at, id) WHERE deleted_at IS NULL AND done_at IS NULL;
CREATE INDEX tasks_due ON tasks (account_id, due_at, id) WHERE deleted_at IS NULL AND done_at IS NULL;
CREATE INDEX tasks_done ON tasks (account_id, responsible_id, done_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_updated ON tasks (account_id, responsible_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_on ON tasks (account_id, on_kind, on_id, due_at);
CREATE INDEX tasks_remind ON tasks (remind_at) WHERE remind_at IS NOT NULL AND reminded_at IS NULL AND done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_deleted ON tasks (account_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE TABLE notes (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  on_kind text NOT NULL,
  on_id integer NOT NULL,
  text text NOT NULL,
  created_by integer,
  created_at integer NOT NULL,
  deleted_at integer
);
CREATE INDEX notes_on ON notes (account_id, on_kind, on_id, created_at, id);
CREATE TABLE tags (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  name text NOT NULL,
  key text NOT NULL
);
CREATE UNIQUE INDEX tags_key ON tags (account_id, key);
CREATE TABLE record_tags (
  account_id integer NOT NULL,
  on_kind text NOT NULL,
  on_id integer NOT NULL,
  tag_id integer NOT NULL,
  PRIMARY KEY (account_id, on_kind, on_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX record_tags_tag ON record_tags (account_id, tag_id, on_kind, on_id);
CREATE TABLE custom_fields (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  on_kind text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  choices text,
  position integer NOT NULL
);
CREATE UNIQUE INDEX custom_fields_name ON custom_fields (account_id, on_kind, name);
-- `value`: the text, the number, the date as YYYY-MM-DD, or the choice, as its field's kind says.
CREATE TABLE custom_values (
  account_id integer NOT NULL,
  field_id integer NOT NULL,
  on_id integer NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (account_id, field_id, on_id)
) WITHOUT ROWID;
CREATE INDEX custom_values_on ON custom_values (account_id, on_id);
CREATE TABLE saved_filters (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  user_id integer NOT NULL,
  on_kind text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  created_at integer NOT NULL
);
CREATE UNIQUE INDEX saved_filters_name ON saved_filters (account_id, user_id, on_kind, name);
