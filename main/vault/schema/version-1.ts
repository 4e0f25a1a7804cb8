/** The first version: membership, certificates, pseudonyms, feed, what the posts mean, drafts, outbox. */
export const schema1 = `
CREATE TABLE membership (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  manifest BLOB NOT NULL,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  code BLOB NOT NULL,
  entropy BLOB NOT NULL,
  badge_seed BLOB,
  badge_seal_seed BLOB,
  badge_nickname TEXT,
  badge_requested INTEGER
) STRICT;

CREATE TABLE epoch_keys (
  epoch INTEGER PRIMARY KEY,
  all_key BLOB NOT NULL,
  mentor_key BLOB
) STRICT;

CREATE TABLE pending_certificate (
  epoch INTEGER NOT NULL,
  place INTEGER NOT NULL,
  seed BLOB NOT NULL,
  prepared BLOB NOT NULL,
  blinded BLOB NOT NULL,
  inverse BLOB NOT NULL,
  PRIMARY KEY (epoch, place)
) STRICT;

CREATE TABLE certificate (
  number INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL,
  seed BLOB NOT NULL,
  prefix BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE INDEX certificate_epoch ON certificate (epoch, number);

-- An epoch whose certificates were fetched, and how many questions were asked with them.
CREATE TABLE certified_epoch (
  epoch INTEGER PRIMARY KEY,
  questions INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE pseudonym (
  thread BLOB PRIMARY KEY,
  author BLOB NOT NULL,
  seed BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  prefix BLOB NOT NULL,
  signature BLOB NOT NULL,
  next_sequence INTEGER NOT NULL,
  opener INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE badge_sequence (thread BLOB PRIMARY KEY, next_sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE thread_key (thread BLOB PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
  round INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  envelopes INTEGER NOT NULL
) STRICT;

CREATE TABLE notice (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE day_key (day INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;

-- Either opened (kind to payload), or sealed (bytes), or neither: a body that was deleted.
CREATE TABLE post (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  thread BLOB NOT NULL,
  author BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  role TEXT NOT NULL,
  round INTEGER NOT NULL,
  checkpoint BLOB,
  kind INTEGER,
  part INTEGER,
  parts INTEGER,
  payload BLOB,
  bytes BLOB,
  CHECK (payload IS NULL OR bytes IS NULL)
) STRICT;
-- The first body under a place stands.
CREATE UNIQUE INDEX post_place ON post (thread, author, sequence);
CREATE INDEX post_sealed ON post (number) WHERE bytes IS NOT NULL;

-- What the posts mean: made by the inbox from the posts alone, and made anew when its rules change. Only 'seen' cannot be made again.
CREATE TABLE projection (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL) STRICT;

CREATE TABLE message (
  post BLOB PRIMARY KEY,
  thread BLOB NOT NULL,
  author BLOB NOT NULL,
  role TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  kind TEXT NOT NULL,
  round INTEGER NOT NULL,
  target BLOB,
  seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX message_thread ON message (thread, round, author, sequence);

CREATE TABLE thread (
  id BLOB PRIMARY KEY,
  topic TEXT NOT NULL,
  audience TEXT NOT NULL,
  title TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  asked INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  mine INTEGER NOT NULL,
  state TEXT NOT NULL,
  unread INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  me_too INTEGER NOT NULL,
  claimed_by BLOB
) STRICT;
CREATE INDEX thread_latest ON thread (latest DESC, id);
CREATE INDEX thread_latest_of_topic ON thread (topic, latest DESC, id);
CREATE INDEX thread_waiting ON thread (asked, id) WHERE answers = 0 AND mine = 0;
CREATE INDEX thread_waiting_of_topic ON thread (topic, asked, id) WHERE answers = 0 AND mine = 0;
CREATE INDEX thread_mine ON thread (latest DESC, id) WHERE mine = 1;
CREATE INDEX thread_mine_of_topic ON thread (topic, latest DESC, id) WHERE mine = 1;
CREATE INDEX thread_helpful ON thread (latest DESC, id) WHERE state = 'accepted';
CREATE INDEX thread_helpful_of_topic ON thread (topic, latest DESC, id) WHERE state = 'accepted';
CREATE INDEX thread_unread ON thread (mine) WHERE unread > 0;
CREATE INDEX thread_claimed ON thread (id) WHERE claimed_by IS NOT NULL;

CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  thread BLOB,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  topic TEXT NOT NULL,
  audience TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_of_thread ON draft (thread, kind) WHERE thread IS NOT NULL;

CREATE TABLE outbox (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  payload BLOB NOT NULL,
  thread BLOB,
  opens INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  hold TEXT,
  planned_round INTEGER
) STRICT;
CREATE INDEX outbox_thread ON outbox (thread);

CREATE TABLE outbox_part (
  outbox INTEGER NOT NULL REFERENCES outbox (number) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  post BLOB NOT NULL,
  id BLOB NOT NULL UNIQUE,
  round INTEGER,
  envelope BLOB,
  misses INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (outbox, sequence)
) STRICT;
`;
