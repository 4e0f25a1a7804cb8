import type { Manifest } from '../../protocol/manifest.ts';
import { sixWords } from '../../protocol/words.ts';
import type { CohortView } from '../../preload/contract.ts';

/** A cohort as a page shows it. `members`: of the newest epoch notice; before one is known, the seats that there are. */
export function cohortView(manifest: Manifest, members: number | null): CohortView {
  const { mentee, mentor, coordinator } = manifest.seats;
  return {
    name: manifest.name,
    operation: manifest.operation,
    words: sixWords(manifest.hash),
    members: members ?? mentee + mentor + coordinator,
    minSet: manifest.minSet,
    roundLength: manifest.roundLength,
    demo: manifest.demo,
  };
}
