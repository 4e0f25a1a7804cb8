/** The fourth version: moving to another PC, the date of deletion, what was mended. */
export const schema4 = `
-- This membership went on to another PC: nothing is sent from here.
ALTER TABLE membership ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;
-- The person has asked to leave at the end of this epoch.
ALTER TABLE membership ADD COLUMN leaving_epoch INTEGER;

-- Local days on which this PC's clock stood past the programme's date of deletion.
CREATE TABLE deletion_day (day INTEGER PRIMARY KEY) STRICT;

-- What was saved when this vault was made out of a damaged one; until the person has seen it.
CREATE TABLE rebuilt (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  day INTEGER NOT NULL,
  drafts INTEGER NOT NULL,
  outbox INTEGER NOT NULL,
  own_threads INTEGER NOT NULL,
  lost INTEGER,
  membership INTEGER NOT NULL
) STRICT;

-- How often that was changed which cannot be had again: tells whether the vault or its second copy has lost something. The name, which stands in both,
-- tells whether they belong together.
CREATE TABLE own_changes (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL, vault TEXT NOT NULL) STRICT;
INSERT INTO own_changes VALUES (1, 0, lower(hex(randomblob(16))));

-- Up to which round this PC had read the feed when its vault was damaged, and which of those posts it had not seen.
CREATE TABLE reread (only INTEGER PRIMARY KEY CHECK (only = 1), round INTEGER NOT NULL) STRICT;
CREATE TABLE unseen (post BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What own posts say, saved out of a damaged vault until the feed brings them again: not everybody can open what they have asked of others.
CREATE TABLE saved_post (
  id BLOB PRIMARY KEY,
  thread BLOB NOT NULL,
  checkpoint BLOB NOT NULL,
  kind INTEGER NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  payload BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`;
