/** In which lists a row of `thread` stands. */
const tallied = (row: string): string =>
  `${row}.topic, ${row}.question <> 'empty', ${row}.answers = 0 AND ${row}.mine = 0 AND ${row}.question = 'shown', ` +
  `${row}.mine, ${row}.state = 'accepted', ${row}.unread > 0`;

const counting = (row: string, by: number): string =>
  `INSERT INTO thread_tally VALUES (${tallied(row)}, ${by})
   ON CONFLICT DO UPDATE SET threads = threads + excluded.threads;`;

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

-- The number of the last post whose meaning follows these rules; NULL: all do.
ALTER TABLE projection ADD COLUMN done INTEGER;

-- How many threads stand in which lists, so that none is counted row by row. Kept by triggers: whoever writes a thread cannot forget it.
CREATE TABLE thread_tally (
  topic TEXT NOT NULL,
  listed INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  mine INTEGER NOT NULL,
  helpful INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  threads INTEGER NOT NULL,
  PRIMARY KEY (topic, listed, waiting, mine, helpful, unread)
) STRICT, WITHOUT ROWID;
INSERT INTO thread_tally SELECT ${tallied('thread')}, count(*) FROM thread GROUP BY 1, 2, 3, 4, 5, 6;
CREATE TRIGGER thread_added AFTER INSERT ON thread BEGIN ${counting('new', 1)} END;
CREATE TRIGGER thread_removed AFTER DELETE ON thread BEGIN ${counting('old', -1)} END;
CREATE TRIGGER thread_changed AFTER UPDATE OF topic, question, answers, mine, state, unread ON thread BEGIN
  ${counting('old', -1)} ${counting('new', 1)}
END;

-- Asked for only where an author is voided: post_place has the authors, too.
DROP INDEX post_author;
`;
