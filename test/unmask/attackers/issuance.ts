import { attacker } from './attacker.ts';

/** Who fetched certificates last before the pseudonym was first seen; after all of them, who fetched last at all. */
export const lastFetched = attacker(
  'issuance, latest before',
  ['issuer', 'feed'],
  'who fetched when, first use of the pseudonym',
  ({ issuer, feed }, dice) => {
    const first = feed.posts[0]?.round ?? 0;
    const before = issuer.fetches.filter(({ round }) => round < first);
    return (before.at(-1) ?? dice.pick(issuer.fetches)).member;
  },
);

/** Certificates may be used in the order in which they were fetched: the n-th part of the weeks belongs to the n-th who fetched. */
export const sameOrder = attacker(
  'issuance, same order',
  ['issuer', 'feed'],
  'order of fetching, order of use',
  ({ issuer, feed, office }, dice) => {
    const first = feed.posts[0]?.round ?? 0;
    const from = office.rounds / 4;
    const share = (first - from) / (office.rounds / 2);
    const place = Math.floor(share * issuer.fetches.length);
    return (issuer.fetches[place] ?? dice.pick(issuer.fetches)).member;
  },
);

/** Whose key the certificate is valid under. With one key for all, that of everybody. */
export const keys = attacker(
  'per-member keys',
  ['issuer', 'feed'],
  'under which key each certificate is valid',
  ({ issuer, feed }, dice) => {
    const key = feed.posts[0]?.issuerKey;
    return dice.pick(issuer.fetches.filter(({ issuerKey }) => issuerKey === key)).member;
  },
);
