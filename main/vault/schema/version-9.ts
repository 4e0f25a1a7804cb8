/**
 * The ninth version: the words of the index are kept as they are compared, so that what is found need not be folded again. The index is made anew.
 */
export const schema9 = `
INSERT INTO search (search) VALUES ('delete-all');
DROP TABLE search_document;
-- The posts that are in the index, by the number of their first part; edit: that of the other words which count for them; title: of a question.
CREATE TABLE search_document (number INTEGER PRIMARY KEY, edit INTEGER, title TEXT, text TEXT NOT NULL) STRICT;
CREATE INDEX search_document_edit ON search_document (edit) WHERE edit IS NOT NULL;
UPDATE search_progress SET done = 0, last = (SELECT coalesce(max(number), 0) FROM post);
`;
