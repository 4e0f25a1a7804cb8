/**
 * The fifth version: what a post brings is written where its thread lies, and not all over the file. Every page that is touched is encrypted
 * three times until it has its place (docs/decisions/0034).
 */
export const schema5 = `
-- A post's place names it as well as its id does, and keeps a thread's messages together.
CREATE TABLE placed_message (
  thread BLOB NOT NULL,
  author BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  post BLOB NOT NULL,
  role TEXT NOT NULL,
  parts INTEGER NOT NULL,
  kind TEXT NOT NULL,
  round INTEGER NOT NULL,
  target BLOB,
  seen INTEGER NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (thread, author, sequence)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO placed_message
  SELECT thread, author, sequence, post, role, parts, kind, round, target, seen, state FROM message;
DROP TABLE message;
ALTER TABLE placed_message RENAME TO message;

-- Asked for only where an author is voided: post_place has the authors, too.
DROP INDEX post_author;
`;
