/**
 * The sixth version: what came from the feed in the last days, as it came, for a feed that comes back from a backup (docs/decisions/0035). Bodies
 * stand apart, so that one can go without a trace.
 */
export const schema6 = `
CREATE TABLE kept_batch (round INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE kept_body (post BLOB PRIMARY KEY, round INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE INDEX kept_body_round ON kept_body (round);

-- Since which round, by the clock, the feed is behind what this PC has read.
CREATE TABLE feed_behind (only INTEGER PRIMARY KEY CHECK (only = 1), round INTEGER NOT NULL) STRICT;
`;
