/** The issuer's tables, one script per version. No column says when anything happened. */
export const issuerMigrations = [
  `
  CREATE TABLE invites (hash BLOB PRIMARY KEY, role TEXT NOT NULL, used_by BLOB) STRICT, WITHOUT ROWID;
  CREATE TABLE members (
    key BLOB PRIMARY KEY, role TEXT NOT NULL, state TEXT NOT NULL, seal_to BLOB NOT NULL,
    invite BLOB NOT NULL UNIQUE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE badges (
    member BLOB PRIMARY KEY REFERENCES members (key),
    badge BLOB NOT NULL UNIQUE, seal_to BLOB NOT NULL, nickname TEXT NOT NULL, folded TEXT NOT NULL UNIQUE
  ) STRICT, WITHOUT ROWID;
  -- An epoch's RSA key is a file of its own, deleted at the epoch's end; the shared keys stay for newcomers.
  CREATE TABLE epochs (
    epoch INTEGER PRIMARY KEY, issuer_key BLOB NOT NULL, k_all BLOB NOT NULL, k_mentor BLOB NOT NULL
  ) STRICT;
  -- Only until the epoch ends.
  CREATE TABLE issuances (
    member BLOB NOT NULL REFERENCES members (key), epoch INTEGER NOT NULL, request BLOB NOT NULL, answer BLOB,
    PRIMARY KEY (member, epoch)
  ) STRICT, WITHOUT ROWID;
  `,
] as const;
