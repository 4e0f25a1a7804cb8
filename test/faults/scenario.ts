import type { Row } from './table.ts';
import type { Town } from './town.ts';

/** How much of everything is done. */
export type Form = {
  seed: string;
  /** PCs that are killed side by side, how often each, and the longest life of an app once it has started, ms; at a step of a delivery twice that. */
  killed: { pcs: number; times: number; longest: number };
  fullDisks: number;
  readOnly: number;
  damages: number;
  /** Turns in which first the second copy suffers, and then the vault. */
  ownCopies: number;
  lockings: number;
  /** A connection is cut after 0, `step`, 2 × `step`… up to `upTo` records. */
  cuts: { upTo: number; step: number };
  feedRestarts: number;
  clockJumps: number;
  doubleStarts: number;
  certificates: number;
  /** Scenarios that are played side by side, in one cohort: most of their time they wait for rounds. */
  atOnce: number;
};

export const fullForm = (seed: string): Form => ({
  seed,
  killed: { pcs: 4, times: 125, longest: 4_000 },
  fullDisks: 10,
  readOnly: 5,
  damages: 60,
  ownCopies: 24,
  lockings: 5,
  cuts: { upTo: 60, step: 1 },
  feedRestarts: 10,
  clockJumps: 12,
  doubleStarts: 20,
  certificates: 50,
  atOnce: 1,
});

export const quickForm = (seed: string): Form => ({
  seed,
  killed: { pcs: 2, times: 11, longest: 1_500 },
  fullDisks: 1,
  readOnly: 1,
  damages: 4,
  ownCopies: 3,
  lockings: 1,
  cuts: { upTo: 36, step: 6 },
  feedRestarts: 1,
  clockJumps: 2,
  doubleStarts: 3,
  certificates: 12,
  atOnce: 3,
});

export type Scenario = {
  name: string;
  run: (town: Town, form: Form, tell: (line: string) => void) => Promise<Row[]>;
};
