-- Conversations as records: no connectors yet. `unanswered_since`: when the oldest client message without an answer came.
CREATE TABLE conversations (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  external_id text,
  source_id integer NOT NULL,
  connection_id integer,
  contact_id integer,
  deal_id integer,
  client_name text NOT NULL,
  responsible_id integer,
  status text NOT NULL,
  search_text text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  opened_at integer NOT NULL,
  closed_at integer,
  last_message_at integer NOT NULL,
  unanswered_since integer,
  updated_at integer NOT NULL
);
CREATE INDEX conversations_responsible ON conversations (account_id, responsible_id, last_message_at, id);
CREATE INDEX conversations_latest ON conversations (account_id, last_message_at, id);
CREATE INDEX conversations_source ON conversations (account_id, source_id, last_message_at, id);
CREATE INDEX conversations_contact ON conversations (account_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX conversations_deal ON conversations (account_id, deal_id) WHERE deal_id IS NOT NULL;
CREATE UNIQUE INDEX conversations_external ON conversations (account_id, source_id, external_id) WHERE external_id IS NOT NULL;
CREATE TABLE conversation_participants (
  account_id integer NOT NULL,
  conversation_id integer NOT NULL,
  user_id integer NOT NULL,
  joined_at integer NOT NULL,
  PRIMARY KEY (account_id, conversation_id, user_id)
) WITHOUT ROWID;
CREATE INDEX conversation_participants_user ON conversation_participants (account_id, user_id, conversation_id);
CREATE TABLE messages (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  external_id text,
  conversation_id integer NOT NULL,
  direction text NOT NULL,
  author_id integer,
  text text NOT NULL,
  state text NOT NULL,
  at integer NOT NULL
);
CREATE INDEX messages_conversation ON messages (account_id, conversation_id, at, id);
CREATE INDEX messages_author ON messages (account_id, author_id, at) WHERE author_id IS NOT NULL;
CREATE UNIQUE INDEX messages_external ON messages (account_id, conversation_id, external_id) WHERE external_id IS NOT NULL;
-- `about_id`: the person whose work is rated; `by_id` is null for a client's own mark.
CREATE TABLE ratings (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  conversation_id integer NOT NULL,
  kind text NOT NULL,
  score integer NOT NULL CHECK (score BETWEEN 1 AND 5),
  about_id integer,
  by_id integer,
  comment text,
  at integer NOT NULL
);
CREATE UNIQUE INDEX ratings_once ON ratings (account_id, conversation_id, kind, coalesce(by_id, 0));
CREATE INDEX ratings_about ON ratings (account_id, about_id, at);
