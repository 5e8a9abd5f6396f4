-- Intervals of the timeline are kept as long as the authorization log: retention walks them by their end.
CREATE INDEX presence_ended ON presence_intervals(account_id, to_at);
