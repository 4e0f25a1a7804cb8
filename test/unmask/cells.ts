import type { SendChoice } from '../../preload/views.ts';
import type { Attacker } from './attackers/attacker.ts';
import { choices, type Cohort } from './cohort.ts';
import { drawGame } from './game.ts';
import { Dice } from './simulation/dice.ts';
import { interval, type Interval, type Tally } from './statistics.ts';
import { lengths, margin, thresholdOf, type Length } from './thresholds.ts';
import type { World } from './world.ts';

/** From so many games on a measured rate is itself precise enough to be held to two points. */
const manyGames = 2000;

export type Verdict = 'met' | 'reached' | 'missed' | 'printed';

/** One attacker against one way of sending and one length of a thread. */
export type Cell = {
  attacker: Attacker;
  choice: SendChoice;
  length: Length;
  tally: Tally;
  rate: number;
  interval: Interval;
};

/** Plays games with every attacker: the same games with all of them, equally many from each cohort. */
export function play(
  cohorts: readonly Cohort[],
  attackers: readonly Attacker[],
  gamesPerCell: number,
  world: World,
  seed: number,
  only: { choices?: readonly SendChoice[]; lengths?: readonly Length[] } = {},
): Cell[] {
  const chosen = only.choices ?? choices;
  const lengthsPlayed = only.lengths ?? lengths;
  const cells = attackers.length * chosen.length * lengthsPlayed.length;
  const perCohort = Math.ceil(gamesPerCell / cohorts.length);
  return chosen.flatMap((choice) =>
    lengthsPlayed.flatMap((length) => {
      const tallies = attackers.map((): Tally => ({ hits: 0, games: 0 }));
      for (const cohort of cohorts) {
        const dice = new Dice(seed + cohort.seed * 1000 + length);
        for (let played = 0; played < perCohort;) {
          const game = drawGame(cohort, choice, length, dice, world);
          if (!game) continue;
          played += 1;
          for (const [i, one] of attackers.entries()) {
            const tally = tallies[i];
            if (!tally) continue;
            tally.games += 1;
            if (one.guess(game.evidence, dice) === game.author) tally.hits += 1;
          }
        }
      }
      return attackers.map((attacker, i): Cell => {
        const tally = tallies[i] ?? { hits: 0, games: 0 };
        const rate = tally.hits / Math.max(1, tally.games);
        return { attacker, choice, length, tally, rate, interval: interval(tally, cells) };
      });
    }),
  );
}

/**
 * Whether a cell is as it should be. 'met': the measured rate is at or under what is asked; 'reached': it is above, and no further than the
 * interval tells apart; 'missed': it is significantly above, or, where many games were played, more than two points above guessing.
 */
export function verdictOf(cell: Cell, chance: number): Verdict {
  const { rate, tally, interval: bounds } = cell;
  const threshold = thresholdOf(cell.attacker, cell.choice, cell.length);
  if (threshold.kind === 'printed') return 'printed';
  const asked = threshold.kind === 'chance' ? chance + margin : threshold.rate;
  const isSignificant = bounds.low > (threshold.kind === 'chance' ? chance : asked);
  if (isSignificant) return 'missed';
  if (rate <= asked) return 'met';
  return threshold.kind === 'chance' && tally.games >= manyGames ? 'missed' : 'reached';
}
