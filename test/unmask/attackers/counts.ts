import type { Evidence } from '../evidence.ts';
import type { Dice } from '../simulation/dice.ts';
import { attacker, highest } from './attacker.ts';

/** Who was online more often than others when there were posts: all that can be made of them without the threads. */
function mostOftenThere(
  { office }: Pick<Evidence, 'office'>,
  busy: readonly number[],
  online: (member: number, round: number) => boolean,
  dice: Dice,
): number {
  const there = (member: number): number => {
    let count = 0;
    for (const round of busy) if (online(member, round)) count += 1;
    return count;
  };
  return highest(office.members, there, dice);
}

/** The gate and the network see from the length of what everybody reads in which rounds there were posts, though not whose. */
export const countsAtGate = attacker(
  'presence and counts',
  ['gate'],
  'who uploads, rounds in which reads are longer',
  (seen, dice) => mostOftenThere(seen, seen.gate.busy, seen.gate.uploaded, dice),
);

export const countsOnLan = attacker(
  'presence and counts',
  ['lan'],
  'who is online, rounds in which reads are longer',
  (seen, dice) => mostOftenThere(seen, seen.lan.busy, seen.lan.online, dice),
);

/** The feed counts the envelopes of each round; the last digits of a count are as good a name as any. */
export const countsAtFeed = attacker(
  'counts',
  ['feed'],
  'sizes of rounds, posts, their order',
  ({ feed, office }) => {
    let sum = 0;
    for (const { round } of feed.posts) sum += feed.sizes.of(round);
    return sum % office.members;
  },
);

/** Who fetched a thread most often: without the tunnel that is its author. */
export const readsAtFeed = attacker(
  'reads',
  ['feed'],
  'who fetches what',
  ({ feed, office }, dice) =>
    highest(office.members, (member) => feed.readers?.[member] ?? 0, dice),
);
