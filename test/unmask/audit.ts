import { attackers } from './attackers/attackers.ts';
import { play, verdictOf, type Cell } from './cells.ts';
import { makeCohort, type Cohort } from './cohort.ts';
import { checkSimulated, type CheckedControl } from './controls/simulated.ts';
import { crowds, type Crowd } from './crowd.ts';
import { seed, type Form } from './forms.ts';
import { figures } from './simulation/figures.ts';
import { asBuilt } from './world.ts';

/** What an audit of simulated cohorts found. */
export type Audit = {
  form: Form;
  cells: readonly Cell[];
  crowd: readonly Crowd[];
  controls: readonly CheckedControl[];
  /** The rate of whoever guesses. */
  chance: number;
};

/** Simulates cohorts, lets all attackers play, and checks that each mistake is caught. `tell` is told of the progress. */
export function audit(form: Form, tell: (line: string) => void = () => undefined): Audit {
  const cohorts: Cohort[] = [];
  for (let i = 0; i < form.cohorts; i += 1) {
    cohorts.push(makeCohort(seed + i, form.perMember));
    tell(`cohort ${i + 1} of ${form.cohorts}`);
  }
  return {
    form,
    cells: play(cohorts, attackers, form.gamesPerCell, asBuilt, seed),
    crowd: crowds(cohorts, form.gamesPerControl, seed),
    controls: checkSimulated(cohorts, form.gamesPerControl, seed),
    chance: 1 / (figures.mentees + figures.mentors),
  };
}

/** What is not as it should be, a line each. */
export const failuresOf = ({ cells, controls, chance }: Audit): string[] => [
  ...cells
    .filter((cell) => verdictOf(cell, chance) === 'missed')
    .map(
      ({ attacker, choice, length, rate }) =>
        `${attacker.coalition.join(' + ')}, ${attacker.name}, ${choice}, ${length} posts: ${(rate * 100).toFixed(1)} %`,
    ),
  ...controls
    .filter(({ isCaught }) => !isCaught)
    .map(({ mistake, found }) => `not caught: ${mistake}: ${found}`),
];
