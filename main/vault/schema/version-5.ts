/**
 * The fifth version: what a post brings is written in few places. Every page that is touched is encrypted up to three times until it has its
 * place (docs/decisions/0034).
 */
export const schema5 = `
-- Stands beside its first post, under the same number: whose it is, and in which thread, the index post_place tells.
CREATE TABLE numbered_message (
  number INTEGER PRIMARY KEY,
  post BLOB NOT NULL,
  role TEXT NOT NULL,
  parts INTEGER NOT NULL,
  kind TEXT NOT NULL,
  round INTEGER NOT NULL,
  target BLOB,
  seen INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
INSERT INTO numbered_message
  SELECT post.number, post, message.role, message.parts, message.kind, message.round, target, seen, state
  FROM message JOIN post ON post.id = message.post ORDER BY post.number;
DROP TABLE message;
ALTER TABLE numbered_message RENAME TO message;

-- Asked for only where an author is voided: post_place has the authors, too.
DROP INDEX post_author;
`;
