/** The feed's tables, one script per version. No column holds a time finer than the round, or anything of a connection. */
export const feedMigrations = [
  `
  CREATE TABLE batches (
    round INTEGER PRIMARY KEY, core BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL
  ) STRICT;
  CREATE TABLE receipts (round INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
  -- round is NULL until a batch carries the notice
  CREATE TABLE notices (
    number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL, round INTEGER
  ) STRICT;
  CREATE INDEX notices_by_round ON notices (round, number);
  CREATE TABLE day_keys (day INTEGER PRIMARY KEY, key BLOB NOT NULL, round INTEGER NOT NULL) STRICT;
  CREATE TABLE posts (
    id BLOB PRIMARY KEY, round INTEGER NOT NULL, author BLOB NOT NULL, thread BLOB NOT NULL,
    epoch INTEGER NOT NULL, sequence INTEGER NOT NULL, body BLOB
  ) STRICT;
  CREATE INDEX posts_by_round ON posts (round, id);
  CREATE UNIQUE INDEX posts_by_author ON posts (author, thread, sequence);
  CREATE TABLE threads (thread BLOB PRIMARY KEY, round INTEGER NOT NULL, role TEXT NOT NULL) STRICT;
  CREATE TABLE parked (
    author BLOB NOT NULL, thread BLOB NOT NULL, sequence INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE, round INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (author, thread, sequence)
  ) STRICT;
  `,
] as const;
