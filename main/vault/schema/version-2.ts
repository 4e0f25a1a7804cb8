/** Choices of the round, alarms, expectations of receipts, audiences, edits and reports, announcements, recovery. */
export const schema2 = `
ALTER TABLE outbox ADD COLUMN choice TEXT NOT NULL DEFAULT 'soon';
ALTER TABLE outbox ADD COLUMN mentor BLOB;
ALTER TABLE outbox ADD COLUMN why TEXT;

ALTER TABLE outbox_part ADD COLUMN planned_round INTEGER;
ALTER TABLE outbox_part ADD COLUMN until_round INTEGER;

ALTER TABLE draft ADD COLUMN mentor BLOB;
ALTER TABLE draft ADD COLUMN target BLOB;
ALTER TABLE draft ADD COLUMN reason TEXT;

-- Envelopes whose receipts are looked for, and what a local day's search has found. state: made, sent, found (its post is not published yet).
CREATE TABLE expected_receipt (
  round INTEGER PRIMARY KEY,
  envelope BLOB NOT NULL,
  post BLOB,
  state TEXT NOT NULL
) STRICT;
CREATE TABLE receipt_day (day INTEGER PRIMARY KEY, sent INTEGER NOT NULL, missing INTEGER NOT NULL) STRICT;

-- The one alarm, until the person decides to go on.
CREATE TABLE alarm (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  kind TEXT NOT NULL,
  report TEXT NOT NULL,
  day INTEGER NOT NULL
) STRICT;

CREATE INDEX batch_hash ON batch (hash);
CREATE INDEX post_author ON post (author);
-- Posts whose checkpoint no batch of ours has.
CREATE TABLE stray_checkpoint (post BLOB PRIMARY KEY, author BLOB NOT NULL, round INTEGER NOT NULL) STRICT, WITHOUT ROWID;

ALTER TABLE membership ADD COLUMN phrase_noted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE membership ADD COLUMN recovered INTEGER NOT NULL DEFAULT 0;
-- The epoch in which this PC joined: a newcomer's first question waits.
ALTER TABLE membership ADD COLUMN joined_epoch INTEGER;
-- The first epoch without this member.
ALTER TABLE membership ADD COLUMN until_epoch INTEGER;

ALTER TABLE notice ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN round INTEGER;

-- Bodies of ours that the feed is to delete: round and envelope of the last upload, and when the next is planned.
CREATE TABLE erasure (
  post BLOB PRIMARY KEY,
  thread BLOB NOT NULL,
  round INTEGER,
  envelope BLOB,
  planned_round INTEGER,
  until_round INTEGER
) STRICT, WITHOUT ROWID;

-- Words that were taken back or voided: their message stays, and keeps its place.
ALTER TABLE message ADD COLUMN state TEXT NOT NULL DEFAULT 'shown';

-- Who can read a thread, as the key tells that opened it, or as its asker chose.
ALTER TABLE thread_key ADD COLUMN audience TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE thread_key ADD COLUMN mentor BLOB;

-- shown, gone (other words of the thread are left) or empty (none are: it stands in no list).
ALTER TABLE thread ADD COLUMN question TEXT NOT NULL DEFAULT 'shown';
DROP INDEX thread_latest;
DROP INDEX thread_latest_of_topic;
DROP INDEX thread_waiting;
DROP INDEX thread_waiting_of_topic;
DROP INDEX thread_mine;
DROP INDEX thread_mine_of_topic;
CREATE INDEX thread_latest ON thread (latest DESC, id) WHERE question <> 'empty';
CREATE INDEX thread_latest_of_topic ON thread (topic, latest DESC, id) WHERE question <> 'empty';
CREATE INDEX thread_waiting ON thread (asked, id) WHERE answers = 0 AND mine = 0 AND question = 'shown';
CREATE INDEX thread_waiting_of_topic ON thread (topic, asked, id) WHERE answers = 0 AND mine = 0 AND question = 'shown';
CREATE INDEX thread_mine ON thread (latest DESC, id) WHERE mine = 1 AND question <> 'empty';
CREATE INDEX thread_mine_of_topic ON thread (topic, latest DESC, id) WHERE mine = 1 AND question <> 'empty';
`;
