import type { Finder } from './found.ts';

const mobile = /(?<!\d)01[016789][ .-]?\d{3,4}[ .-]?\d{4}(?!\d)/gu;

export const phones: Finder = (text) =>
  [...text.matchAll(mobile)].map((match) => ({
    kind: 'phone',
    from: match.index,
    to: match.index + match[0].length,
    suggestion: '(전화번호)',
  }));
