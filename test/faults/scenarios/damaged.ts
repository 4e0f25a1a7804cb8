import {
  closeSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chanceOf, type Chance } from '../chance.ts';
import { closeDay, faultsOf } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { Scenario } from '../scenario.ts';

/** How a file is harmed, in words for the report. */
type Harm = { file: string; what: string };

function flip(path: string, at: number, bit: number): void {
  const file = openSync(path, 'r+');
  try {
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ (1 << bit);
    writeSync(file, byte, 0, 1, at);
  } finally {
    closeSync(file);
  }
}

/** Harms one file of a profile at a random place: cut off, a bit flipped, or a whole page exchanged for zeros. */
function harm(folder: string, chance: Chance): Harm {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    // What was set aside is harmed enough.
    .filter((entry) => entry.isFile() && !entry.name.includes('-damaged-'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0)
    .toSorted();
  // The small ones are met as often as the large would be missed.
  const small = files.filter((file) => file.endsWith('.json'));
  const large = files.filter((file) => !file.endsWith('.json'));
  const path = chance.pick(chance.happens(0.2) && small.length > 0 ? small : large);
  const { size } = statSync(path);
  const at = chance.below(size);
  const file = path.slice(folder.length + 1).replace(/[0-9a-f]{8,}/g, '…');
  const draw = chance.below(3);
  if (draw === 0) {
    truncateSync(path, at);
    return { file, what: `cut to ${at} of ${size}` };
  }
  if (draw === 1) {
    const bit = chance.below(8);
    flip(path, at, bit);
    return { file, what: `bit ${bit} of byte ${at} of ${size}` };
  }
  const page = Math.floor(at / 4096) * 4096;
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(Math.min(4096, size - page)), 0, undefined, page);
  closeSync(handle);
  return { file, what: `page at ${page} of ${size}` };
}

/** Starts on a harmed profile and mends it if the app says so. Answers what it took; throws with a reason where it cannot be opened. */
export async function startHarmed(pc: Pc, phrase: string): Promise<string> {
  pc.start();
  const { vault } = await pc.state();
  let came = 'opened';
  if (vault.mode === 'locked') {
    if (vault.why !== 'damaged') throw new Error(`locked as ${vault.why}`);
    await pc.call('rebuild');
    came = 'rebuilt';
  }
  const after = await pc.state();
  if (after.vault.mode === 'locked')
    throw new Error(`locked as ${after.vault.why} after rebuilding`);
  if (after.phase !== 'welcome') return came;
  await pc.recover(phrase);
  return 'recovered by words';
}

export const damaged: Scenario = {
  name: 'damaged',
  run: async (town, { seed, damages }, tell) => {
    const pc = await town.readyPc();
    const { words } = (await pc.call('phrase')) as { words: string[] };
    const chance = chanceOf(`${seed} damaged`);
    const came = new Map<string, number>();
    const wrong: string[] = [];
    let times = 0;
    for (; times < damages; times += 1) {
      await pc.ask({ do: 'write', drafts: 3, send: 1 });
      await pc.ask({ do: 'day', seed, acts: 3 });
      await sleep(chance.below(1_500));
      if (chance.happens(0.75)) await pc.kill();
      else await pc.end();
      const { file, what } = harm(pc.folder, chance);
      try {
        const how = await startHarmed(pc, words.join(' '));
        tell(`${file} ${what}: ${how}`);
        came.set(how, (came.get(how) ?? 0) + 1);
      } catch (error) {
        const why = error instanceof Error ? `${error.name} ${error.message}` : 'failed';
        wrong.push(`${file}, ${what}: ${why}`, ...faultsOf([pc], /^$/));
        break;
      }
    }
    if (wrong.length > 0) {
      const row = { fault: 'damaged files', times: times + 1, written: pc.ledger.written.size };
      await pc.kill();
      const lost = pc.ledger.due().length;
      return [
        { ...row, lost, doubled: 0, plaintext: town.filesWithWords().length, wrong, notes: [] },
      ];
    }
    const row = await closeDay(town, 'damaged files', times, [pc], /VaultError/);
    const notes = [...came, ['mended while it ran', pc.mended] as const].map(
      ([how, count]) => `${how} ${count}`,
    );
    return [{ ...row, notes: [...row.notes, notes.join(', ')] }];
  },
};
