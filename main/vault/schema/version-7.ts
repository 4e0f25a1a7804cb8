/** The seventh version: what a person has marked of threads, for themselves (docs/decisions/0039). */
export const schema7 = `
CREATE TABLE thread_mark (
  thread BLOB PRIMARY KEY,
  bookmarked INTEGER NOT NULL,
  muted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
