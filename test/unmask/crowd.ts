import type { SendChoice } from '../../preload/views.ts';
import { choices, type Cohort } from './cohort.ts';
import { drawGame } from './game.ts';
import { Dice } from './simulation/dice.ts';
import { lengths, type Length } from './thresholds.ts';

/** How many members could have written all posts of a pseudonym: they were online in all their rounds. */
export type Crowd = { choice: SendChoice; length: Length; candidates: number };

/** The mean over so many games of each kind. */
export function crowds(cohorts: readonly Cohort[], games: number, seed: number): Crowd[] {
  const perCohort = Math.ceil(games / cohorts.length);
  return choices.flatMap((choice) =>
    lengths.map((length): Crowd => {
      let sum = 0;
      let played = 0;
      for (const cohort of cohorts) {
        const dice = new Dice(seed + cohort.seed * 1000 + length);
        for (let game = 0; game < perCohort; game += 1) {
          const drawn = drawGame(cohort, choice, length, dice);
          if (!drawn) continue;
          played += 1;
          const rounds = drawn.evidence.feed.posts.map(({ round }) => round);
          sum += cohort.presence.online.filter((online) =>
            rounds.every((round) => online[round] === 1),
          ).length;
        }
      }
      return { choice, length, candidates: sum / Math.max(1, played) };
    }),
  );
}
