/** The third version: the search index. */
export const schema3 = `
SELECT 1;
`;
