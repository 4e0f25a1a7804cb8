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
`;
