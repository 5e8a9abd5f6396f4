-- When somebody's access was reviewed last, without passing all that was ever done to them: few rows are reviews, so
-- the index costs other rows nothing. What stood here before led nowhere that audit_log_about does not lead.
CREATE INDEX audit_log_reviewed ON audit_log (account_id, target_id, at) WHERE target_kind = 'user' AND event = 'access_reviewed';
DROP INDEX audit_log_target;
