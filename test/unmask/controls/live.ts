import type { LiveRun } from '../live/live.ts';
import { checkBytes } from './bytes.ts';
import { checkLines } from './lines.ts';
import { checkSearches } from './searches.ts';
import type { CheckedControl } from './simulated.ts';

/** Everything that is looked for in what real roles and clients left. */
export const checkLive = async (live: LiveRun): Promise<CheckedControl[]> => [
  checkLines(live),
  ...checkSearches(live),
  ...(await checkBytes(live)),
];
