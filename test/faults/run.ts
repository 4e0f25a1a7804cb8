import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { faultsOf } from './evening.ts';
import { fullForm, quickForm, type Scenario } from './scenario.ts';
import { clockJumps } from './scenarios/clock-jumps.ts';
import { controls } from './scenarios/controls.ts';
import { cutSockets } from './scenarios/cut-sockets.ts';
import { damaged } from './scenarios/damaged.ts';
import { feedOlder } from './scenarios/feed-older.ts';
import { feedRestored } from './scenarios/feed-restored.ts';
import { fullDisk } from './scenarios/full-disk.ts';
import { killed } from './scenarios/killed.ts';
import { lockedKeyring } from './scenarios/locked-keyring.ts';
import { ownCopy } from './scenarios/own-copy.ts';
import { readOnly } from './scenarios/read-only.ts';
import { twoStarts } from './scenarios/two-starts.ts';
import { isGood, tableOf, type Row } from './table.ts';
import { Town } from './town.ts';

/**
 * The fault suite: `npm run test:faults`, or with `-- --quick` in two minutes. Lets go wrong what goes wrong with PCs and servers, and counts what
 * was lost, doubled or left readable. `--seed WORD` draws the same faults again, `--only NAME,…` some of them.
 */
const scenarios: readonly Scenario[] = [
  killed,
  fullDisk,
  readOnly,
  damaged,
  ownCopy,
  lockedKeyring,
  cutSockets,
  feedRestored,
  feedOlder,
  clockJumps,
  twoStarts,
  controls,
];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    only: { type: 'string' },
  },
});
const { seed } = values;
const form = values.quick ? quickForm(seed) : fullForm(seed);
const names = values.only?.split(',') ?? scenarios.map(({ name }) => name);
const tell = (line: string): unknown => process.stderr.write(`${line}\n`);

/** A scenario that could not be played to its end, with what the apps said. */
function broken(town: Town, fault: string, error: unknown): Row {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const nothing = { times: 0, written: 0, lost: 0, doubled: 0, plaintext: 0, notes: [] };
  return { fault, ...nothing, wrong: [why, ...faultsOf(town.pcs, /^$/)] };
}

/** Plays scenarios, so many at once. Answers their rows in the order of the list. */
async function play(town: Town, list: readonly Scenario[]): Promise<Row[]> {
  const rows = new Map<Scenario, Row[]>();
  const waiting = [...list];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, run } = next;
      const began = performance.now();
      const played = run(town, form, (line) => tell(`  ${line}`));
      const made = await played.catch((error: unknown) => [broken(town, name, error)]);
      rows.set(next, made);
      // The whole takes long: whoever ends it early has the table of what was played.
      tell(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s\n${tableOf(made)}`);
    }
  };
  await Promise.all(Array.from({ length: form.atOnce }, work));
  return list.flatMap((one) => rows.get(one) ?? []);
}

async function runAll(): Promise<Row[]> {
  const town = await Town.found({ seed, certificates: form.certificates, roundLength: 300 });
  try {
    return await play(
      town,
      scenarios.filter(({ name }) => names.includes(name)),
    );
  } finally {
    await town.close();
  }
}

const began = performance.now();
tell(`seed ${seed}`);
const rows = await runAll();
const seconds = ((performance.now() - began) / 1000).toFixed(0);
process.stdout.write(`${tableOf(rows)}\n\nseed ${seed}, ${seconds} s\n`);
process.exit(rows.length > 0 && rows.every(isGood) ? 0 : 1);
