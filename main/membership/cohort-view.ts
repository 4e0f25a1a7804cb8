import type { Endpoint, Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import { sixWords } from '../../protocol/words.ts';
import type { CohortView, Operation } from '../../preload/contract.ts';

/** Made once for each manifest: they are slow on purpose. */
const wordsOfManifest = new WeakMap<Manifest, string[]>();

/**
 * A cohort as a page shows it. `roll`: what the notices say by now; `null` where none were read yet. `members`: of the newest epoch notice;
 * before one is known, the seats that there are.
 */
export function cohortView(manifest: Manifest, roll: Roll | null): CohortView {
  const { mentee, mentor, coordinator } = manifest.seats;
  return {
    name: manifest.name,
    operation: operation(manifest, roll),
    words: words(manifest),
    members: roll?.epochs().at(-1)?.members ?? mentee + mentor + coordinator,
    minSet: manifest.minSet,
    roundLength: manifest.roundLength,
    demo: manifest.demo,
  };
}

/** 'split' is the coordinator's word; a gate and a feed on one machine belie it. */
function operation(manifest: Manifest, roll: Roll | null): Operation {
  const gate = roll?.address('gate') ?? manifest.gate;
  const feed = roll?.address('feed') ?? manifest.feed;
  return hostOf(gate) === hostOf(feed) ? 'single' : manifest.operation;
}

const hostOf = (endpoint: Endpoint): string => new URL(endpoint.url).hostname;

function words(manifest: Manifest): string[] {
  const known = wordsOfManifest.get(manifest);
  if (known) return [...known];
  const made = sixWords(manifest.hash);
  wordsOfManifest.set(manifest, made);
  return [...made];
}
