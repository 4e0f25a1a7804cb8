/** The issuer's tables, one script per version. No column says when anything happened. */
export const issuerMigrations = [
  `
  -- used_by: an enrolment key; empty once its member has gone.
  CREATE TABLE invites (hash BLOB PRIMARY KEY, role TEXT NOT NULL, used_by BLOB) STRICT, WITHOUT ROWID;
  CREATE TABLE members (
    key BLOB PRIMARY KEY, role TEXT NOT NULL, seal_to BLOB NOT NULL, invite BLOB NOT NULL UNIQUE,
    -- Place on the waiting list; null for whoever has a seat.
    place INTEGER,
    -- The first epoch in which the member takes part no longer; the row goes as it begins.
    until INTEGER,
    -- The epoch of the last replacement quota, until another one may be had.
    replaced INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE removals (epoch INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
  -- turn: a mentor's newest badge has the highest. Without a member once that has gone: its nickname stays taken.
  CREATE TABLE badges (
    badge BLOB PRIMARY KEY, member BLOB REFERENCES members (key) ON DELETE SET NULL,
    seal_to BLOB NOT NULL, nickname TEXT NOT NULL, folded TEXT NOT NULL, turn INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- An epoch's RSA key is a file of its own, deleted at the epoch's end; the shared keys stay for newcomers.
  CREATE TABLE epochs (
    epoch INTEGER PRIMARY KEY, issuer_key BLOB NOT NULL, k_all BLOB NOT NULL, k_mentor BLOB NOT NULL, mentor_seal BLOB NOT NULL
  ) STRICT;
  -- Only until the epoch ends.
  CREATE TABLE issuances (
    member BLOB NOT NULL REFERENCES members (key) ON DELETE CASCADE, epoch INTEGER NOT NULL, replacement INTEGER NOT NULL,
    request BLOB NOT NULL, answer BLOB,
    PRIMARY KEY (member, epoch, replacement)
  ) STRICT, WITHOUT ROWID;
  -- Who holds keys of an epoch that is still to come, so that a removal can say from when on it counts. Only until the epoch begins.
  CREATE TABLE keys_ahead (
    member BLOB NOT NULL REFERENCES members (key) ON DELETE CASCADE, epoch INTEGER NOT NULL,
    PRIMARY KEY (member, epoch)
  ) STRICT, WITHOUT ROWID;
  `,
] as const;
