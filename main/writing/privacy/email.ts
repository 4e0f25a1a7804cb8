import { foundBy, type Finder } from './found.ts';

// RFC 5321, 4.5.3.1: at most 64 octets before the @, labels of at most 63.
const address =
  /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{2,63}){1,4}/giu;

export const emails: Finder = (text) => foundBy('email', text, address, () => '(이메일)');
