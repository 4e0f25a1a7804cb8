import type { Finder } from './found.ts';

const address = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4}/giu;

export const emails: Finder = (text) =>
  [...text.matchAll(address)].map((match) => ({
    kind: 'email',
    from: match.index,
    to: match.index + match[0].length,
    suggestion: '(이메일)',
  }));
