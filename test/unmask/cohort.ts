import type { RoundRules } from '../../main/exchange/rounds/choice.ts';
import { prefetchShares } from '../../main/membership/prefetch.ts';
import type { SendChoice } from '../../preload/views.ts';
import { deliver, readyFrom } from './simulation/delivery.ts';
import { Dice } from './simulation/dice.ts';
import { makePresence, roundsPerDay, type Presence } from './simulation/presence.ts';
import { PublicSizes } from './simulation/sizes.ts';

export const choices = ['soon', 'mixed', 'tomorrow'] as const satisfies readonly SendChoice[];

/** A post of a member: the round in which its author finished it, and the one in which the program sent it. */
export type Delivery = { written: number; sent: number };

/** A simulated cohort: who was online when, and posts of every member by every choice, sent by the program's own rule. */
export type Cohort = {
  seed: number;
  presence: Presence;
  sizes: PublicSizes;
  /** Deliveries by choice and member. */
  pools: Readonly<Record<SendChoice, readonly (readonly Delivery[])[]>>;
  /** Rounds of everybody else's posts, one entry each. */
  background: readonly number[];
  /** When each member fetched the certificates of the epoch in question: a round. */
  fetches: readonly number[];
};

/** Round 0 is a Monday's midnight, rounds are of a minute, `minSet` as planned for 54. */
const rules: RoundRules = {
  start: 4 * 86_400_000,
  roundLength: 60_000,
  epochLength: 7 * 86_400_000,
  timeZone: 0,
  minSet: 15,
  demo: false,
};

/** A thread can be written to for two weeks: the second and the third of the four. */
const thread = { from: 7 * roundsPerDay, to: 21 * roundsPerDay };
/** Posts of all others in those weeks: each day about one for every second member. */
const backgroundPosts = 260;

/**
 * @param perMember posts of each member and choice: games draw from them. Each is finished at a random moment at which its author sits at the
 *   PC in the two weeks, independently of the others: posts that come in bursts would show fewer sets of senders, and help attackers less.
 */
export function makeCohort(seed: number, perMember: number): Cohort {
  const dice = new Dice(seed);
  const presence = makePresence(seed);
  const counts = new Uint16Array(presence.rounds);
  for (const online of presence.online) {
    for (let round = 0; round < presence.rounds; round += 1) {
      counts[round] = (counts[round] ?? 0) + (online[round] ?? 0);
    }
  }
  const sizes = new PublicSizes(counts);
  const fetches = presence.online.map((online) => fetchRound(dice, online));
  const pool = (choice: SendChoice): Delivery[][] =>
    presence.online.map((online, member) => {
      const moments = desk(presence, member);
      const sender = {
        rules,
        sizes,
        ready: readyFrom(online),
        dice,
        certified: fetches[member] ?? 0,
      };
      if (moments.length === 0) return [];
      return Array.from({ length: perMember }, () => dice.pick(moments)).flatMap((written) => {
        const sent = deliver(sender, choice, written);
        return sent === null ? [] : [{ written, sent }];
      });
    });
  const pools = { soon: pool('soon'), mixed: pool('mixed'), tomorrow: pool('tomorrow') };
  const all = choices.flatMap((choice) => pools[choice].flat().map(({ sent }) => sent));
  return {
    seed,
    presence,
    sizes,
    pools,
    background: Array.from({ length: backgroundPosts }, () => dice.pick(all)),
    fetches,
  };
}

/** The rounds of the two weeks in which a member may finish a post. */
function desk({ atDesk }: Presence, member: number): number[] {
  const rounds: number[] = [];
  for (let round = thread.from; round < thread.to; round += 1) {
    if (atDesk[member]?.[round]) rounds.push(round);
  }
  return rounds;
}

/** A random moment of the first week's part that the program chooses from, or the first one after it that finds the member online. */
function fetchRound(dice: Dice, online: Uint8Array): number {
  const week = 7 * roundsPerDay;
  const round = Math.floor(week * dice.between(prefetchShares.from, prefetchShares.to));
  const found = online.indexOf(1, round);
  return found < 0 ? online.length : found;
}
