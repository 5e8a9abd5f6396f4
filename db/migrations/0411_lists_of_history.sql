-- A person's holds, the newest first: their history may be long, the card shows fifty. The order is an
-- expression, so that what asks for open holds is never led along it.
CREATE INDEX holds_newest ON holds (user_id, -starts_at, id);
-- How many messages of a webhook wait or were given up, and when one was sent last, without reading all of them.
CREATE INDEX webhook_deliveries_state ON webhook_deliveries (account_id, webhook_id, state, done_at);
