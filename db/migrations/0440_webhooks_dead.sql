-- Messages that were given up lately: looked at every minute, so that somebody is told.
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries (done_at) WHERE state = 'dead';
