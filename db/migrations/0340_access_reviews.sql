-- Access review [AU-20]: who is to look at a person's access, and which grants somebody looked at and kept, and when.
CREATE TABLE access_reviews (
  account_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  reviewer_id INTEGER NOT NULL,
  assigned_by INTEGER NOT NULL,
  assigned_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, user_id)
);
CREATE INDEX access_reviews_reviewer ON access_reviews (account_id, reviewer_id);
CREATE TABLE grant_reviews (
  account_id INTEGER NOT NULL,
  grant_id INTEGER NOT NULL,
  kept_by INTEGER NOT NULL,
  kept_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, grant_id)
);
