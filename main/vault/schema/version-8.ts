/** The eighth version: the PIN of this PC's screen (docs/decisions/0041). */
export const schema8 = `
CREATE TABLE pin (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  cost INTEGER NOT NULL,
  salt BLOB NOT NULL,
  verifier BLOB NOT NULL,
  misses INTEGER NOT NULL,
  missed_at INTEGER NOT NULL
) STRICT;
`;
