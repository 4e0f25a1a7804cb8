/** The third version: the search index. */
export const schema3 = `
-- Which tokens stand in which posts (main/vault/search/tokens.ts), and nothing else: no text, no places. What is deleted leaves its pages at once.
CREATE VIRTUAL TABLE search USING fts5 (
  tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- The posts that are in the index, by the number of their first part; edit: that of the other words which count for them.
CREATE TABLE search_document (number INTEGER PRIMARY KEY, edit INTEGER) STRICT;
CREATE INDEX search_document_edit ON search_document (edit) WHERE edit IS NOT NULL;

-- Posts after the first number, up to the second, may not be in the index yet.
CREATE TABLE search_progress (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  rules INTEGER NOT NULL,
  done INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress SELECT 1, 1, 0, coalesce(max(number), 0) FROM post;
`;
