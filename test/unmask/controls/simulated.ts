import type { SendChoice } from '../../../preload/views.ts';
import type { Attacker } from '../attackers/attacker.ts';
import { readsAtFeed } from '../attackers/counts.ts';
import { keys } from '../attackers/issuance.ts';
import { presenceAttackers } from '../attackers/presence.ts';
import { heads, views } from '../attackers/traces.ts';
import { sizes } from '../attackers/traffic.ts';
import { play, type Cell } from '../cells.ts';
import type { Cohort } from '../cohort.ts';
import type { Length } from '../thresholds.ts';
import { asBuilt, type World } from '../world.ts';

/** A system with one mistake, and the attacker who has to find it. */
export type Control = {
  mistake: string;
  world: Partial<World>;
  attacker: Attacker;
  choice: SendChoice;
  length: Length;
  /** Caught if the attacker is right in more games than this, with all of the interval; `null`: in more than without the mistake. */
  above: number | null;
};

export type CheckedControl = {
  mistake: string;
  found: string;
  isCaught: boolean;
};

const atGate = presenceAttackers.find(({ coalition }) => coalition.includes('gate')) ?? keys;

/** Envelopes are held for up to ten rounds, which leaves out about a third of those who are online from each batch. */
const randomHolds = 10;

const controls: readonly Control[] = [
  {
    mistake: 'an issuer’s key for each member',
    world: { issuerKeys: 'per-member' },
    attacker: keys,
    choice: 'soon',
    length: 1,
    above: 0.5,
  },
  {
    mistake: 'a history for each member (split view)',
    world: { views: 'per-member' },
    attacker: views,
    choice: 'soon',
    length: 1,
    above: 0.5,
  },
  {
    mistake: 'random holds in the gate',
    world: { holds: randomHolds },
    attacker: atGate,
    choice: 'soon',
    length: 10,
    above: 0.5,
  },
  {
    mistake: 'no cover: uploads only of real posts',
    world: { cover: false },
    attacker: atGate,
    choice: 'soon',
    length: 1,
    above: 0.5,
  },
  {
    mistake: 'a size that depends on the text',
    world: { padded: false },
    attacker: sizes,
    choice: 'soon',
    length: 1,
    above: 0.5,
  },
  {
    mistake: 'reads without the tunnel',
    world: { tunnel: false },
    attacker: readsAtFeed,
    choice: 'soon',
    length: 5,
    above: 0.5,
  },
  {
    mistake: 'a fresh head in posts',
    world: { freshHead: true },
    attacker: heads,
    choice: 'tomorrow',
    length: 10,
    above: null,
  },
];

/** Plays each mistake against its attacker. */
export function checkSimulated(
  cohorts: readonly Cohort[],
  games: number,
  seed: number,
): CheckedControl[] {
  return controls.map(({ mistake, world, attacker, choice, length, above }) => {
    const only = { choices: [choice], lengths: [length] };
    const run = (one: World): Cell | undefined =>
      play(cohorts, [attacker], games, one, seed, only)[0];
    const wrong = run({ ...asBuilt, ...world });
    const right = run(asBuilt);
    if (!wrong || !right) throw new Error('nothing was played');
    const rates = `${share(wrong.rate)} ${attacker.coalition.join(' + ')}: ${attacker.name}; as built ${share(right.rate)}`;
    const isCaught = wrong.interval.low > Math.max(above ?? 0, right.interval.high);
    return { mistake, found: `${rates} (${choice}, ${length})`, isCaught };
  });
}

const share = (rate: number): string => `${(rate * 100).toFixed(1)} %`;
