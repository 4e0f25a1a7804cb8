import type { Party } from '../evidence.ts';
import { roundsPerDay, type Presence } from '../simulation/presence.ts';
import { attacker, highest, type Attacker } from './attacker.ts';

/** Whether a member may be behind a post of a round. */
type MaySend = (member: number, round: number) => boolean;

/** How much less likely a member is to be the author than another who could be as well: the logarithm of a weight for each post. */
type Rarity = (office: Presence, member: number) => number;

/** Everybody who was online is as likely to have written as everybody else: the likelihood of the posts is then the same for all candidates. */
const alike: Rarity = () => 0;

/**
 * Everybody writes equally much in the end, however long they are there: who is there for half as many hours writes twice as often in each of
 * them. Nothing that is seen tells whether that is so; in these games it is.
 */
const byHours: Rarity = (office, member) => -Math.log(1 + minutesOf(office, member));

/** The same with days for hours. */
const byDays: Rarity = (office, member) => -Math.log(1 + daysOf(office, member));

/** Intersects the sets of senders of all posts, and takes the likeliest of who is left. */
const intersect = (
  name: string,
  coalition: readonly Party[],
  saw: string,
  rarity: Rarity,
  from: (seen: Parameters<Attacker['guess']>[0]) => { rounds: readonly number[]; may: MaySend },
): Attacker =>
  attacker(name, coalition, saw, (seen, dice) => {
    const { rounds, may } = from(seen);
    const score = (member: number): number => {
      let posts = 0;
      for (const round of rounds) if (may(member, round)) posts += 1;
      // One missing weighs more than all rarity.
      return posts * 1e6 + rounds.length * rarity(seen.office, member);
    };
    return highest(seen.office.members, score, dice);
  });

/** Attackers that assume that everybody writes equally much: they say how bad it can be, where that happens to be true. */
export const isAssuming = ({ name }: Attacker): boolean => name.includes('diligence');

const ways = [
  { suffix: '', rarity: alike },
  { suffix: ' and diligence by hours', rarity: byHours },
  { suffix: ' and diligence by days', rarity: byDays },
] as const;

/** For every coalition that knows both who was online and in which rounds the posts were. */
export const presenceAttackers: readonly Attacker[] = ways.flatMap(({ suffix, rarity }) => [
  intersect(
    `presence${suffix}`,
    ['feed', 'lan'],
    'who is online, rounds of the posts',
    rarity,
    ({ feed, lan }) => ({
      rounds: feed.posts.map(({ round }) => round),
      may: (member, round) => lan.online(member, round),
    }),
  ),
  intersect(
    `presence${suffix}`,
    ['gate', 'member'],
    'whose envelopes each batch has, rounds of the posts',
    rarity,
    ({ gate, member }) => ({
      rounds: member.posts.map(({ round }) => round),
      may: (one, round) => gate.batched(one, round),
    }),
  ),
]);

/** The issuer holds the shared keys and so reads along; what it adds are names. */
export const issuerAndGate: Attacker = intersect(
  'presence, with names',
  ['issuer', 'gate', 'member'],
  'roster, shared keys, whose envelopes each batch has',
  alike,
  ({ gate, member }) => ({
    rounds: member.posts.map(({ round }) => round),
    may: (one, round) => gate.batched(one, round),
  }),
);

const minutes = new WeakMap<Presence, Map<number, number>>();
const days = new WeakMap<Presence, Map<number, number>>();

const minutesOf = (office: Presence, member: number): number =>
  remembered(minutes, office, member, () =>
    (office.online[member] ?? new Uint8Array(0)).reduce((sum, minute) => sum + minute, 0),
  );

const daysOf = (office: Presence, member: number): number =>
  remembered(days, office, member, () => {
    const online = office.online[member] ?? new Uint8Array(0);
    return office.days.filter((_, day) =>
      online.subarray(day * roundsPerDay, (day + 1) * roundsPerDay).includes(1),
    ).length;
  });

function remembered(
  memory: WeakMap<Presence, Map<number, number>>,
  office: Presence,
  member: number,
  work: () => number,
): number {
  const known = memory.get(office) ?? new Map<number, number>();
  memory.set(office, known);
  const value = known.get(member) ?? work();
  known.set(member, value);
  return value;
}
