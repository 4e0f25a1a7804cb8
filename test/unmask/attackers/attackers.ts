import type { Attacker } from './attacker.ts';
import { countsAtFeed, countsAtGate, countsOnLan, readsAtFeed } from './counts.ts';
import { keys, lastFetched, sameOrder } from './issuance.ts';
import { issuerAndGate, presenceAttackers } from './presence.ts';
import { heads, views } from './traces.ts';
import { early, late, sizes, sizesOnLan, timingOnLan } from './traffic.ts';

/** All attackers, single parties first. */
export const attackers: readonly Attacker[] = [
  countsAtFeed,
  readsAtFeed,
  countsAtGate,
  countsOnLan,
  timingOnLan,
  sizesOnLan,
  lastFetched,
  sameOrder,
  keys,
  late,
  early,
  sizes,
  views,
  heads,
  ...presenceAttackers,
  issuerAndGate,
];

/** A coalition as the table names it. */
export const coalitionOf = ({ coalition }: Attacker): string => coalition.join(' + ');
