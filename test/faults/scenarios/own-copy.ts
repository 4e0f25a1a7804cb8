import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { chanceOf } from '../chance.ts';
import { closeDay, faultsOf } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { Scenario } from '../scenario.ts';
import { startHarmed } from './damaged.ts';

const fault = 'vault and second copy apart';

/** The two files of a profile, and how they were a while ago. */
class TwoFiles {
  readonly vault: string;
  readonly copy: string;
  readonly #kept: string;

  constructor({ folder }: Pc, kept: string) {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).find(
      (entry) => entry.isFile() && entry.name === 'vault.db',
    );
    if (!found) throw new Error('no vault');
    this.vault = join(found.parentPath, 'vault.db');
    this.copy = join(found.parentPath, 'own.db');
    this.#kept = kept;
    mkdirSync(kept, { recursive: true });
  }

  keep(): void {
    for (const [file, name] of [
      [this.vault, 'vault'],
      [this.copy, 'copy'],
    ] as const)
      for (const tail of ['', '-wal'])
        if (existsSync(file + tail)) copyFileSync(file + tail, join(this.#kept, name + tail));
  }

  /** As it was when it was kept. */
  putBack(file: string): void {
    const name = file === this.vault ? 'vault' : 'copy';
    for (const tail of ['', '-wal']) {
      rmSync(file + tail, { force: true });
      const kept = join(this.#kept, name + tail);
      if (existsSync(kept)) copyFileSync(kept, file + tail);
    }
  }
}

const remove = (file: string): void => {
  for (const tail of ['', '-wal']) rmSync(file + tail, { force: true });
};

/** What befalls the second copy: nobody notices, and the next start has it as it should be. */
const ofCopy: Readonly<Record<string, (files: TwoFiles) => void>> = {
  removed: ({ copy }) => remove(copy),
  emptied: ({ copy }) => truncateSync(copy, 0),
  'a stump': ({ copy }) => truncateSync(copy, 1000),
  'something else': ({ copy }) => writeFileSync(copy, Buffer.alloc(8192, 7)),
  older: (files) => files.putBack(files.copy),
  'without its log': ({ copy }) => rmSync(`${copy}-wal`, { force: true }),
};

/** What befalls the vault afterwards: only the copy has all of it. */
const ofVault: Readonly<Record<string, (files: TwoFiles) => void>> = {
  removed: ({ vault }) => remove(vault),
  emptied: ({ vault }) => truncateSync(vault, 0),
  older: (files) => files.putBack(files.vault),
  'without its log': ({ vault }) => rmSync(`${vault}-wal`, { force: true }),
};

/** A while in which the copy can be neither read nor written, and after which it is older than the vault. */
async function withoutCopy(pc: Pc, files: TwoFiles): Promise<void> {
  remove(files.copy);
  mkdirSync(files.copy);
  pc.start();
  await pc.ask({ do: 'write', drafts: 2, send: 1 });
  await pc.kill();
  rmdirSync(files.copy);
  files.putBack(files.copy);
}

/** Faults on either file, one after the other with a start in between: what one has lost is in the other by then. */
export const ownCopy: Scenario = {
  name: 'own-copy',
  run: async (town, { seed, ownCopies }, tell) => {
    const pc = await town.readyPc();
    const files = new TwoFiles(pc, join(town.root, 'kept'));
    const chance = chanceOf(`${seed} own`);
    const wrong: string[] = [];
    const end = async (): Promise<void> => (chance.happens(0.7) ? pc.kill() : pc.end());
    let times = 0;
    for (let turn = 0; turn < ownCopies && wrong.length === 0; turn += 1) {
      await pc.ask({ do: 'write', drafts: 2, send: 1 });
      await end();
      files.keep();
      const [first, second] = [Object.keys(ofCopy), Object.keys(ofVault)].map((names) =>
        turn < names.length ? (names[turn] ?? '') : chance.pick(names),
      );
      try {
        if (turn % 3 === 2) await withoutCopy(pc, files);
        ofCopy[first ?? '']?.(files);
        const mended = await startHarmed(pc, '');
        if (mended !== 'opened') wrong.push(`copy ${first}: ${mended}`);
        await pc.ask({ do: 'write', drafts: 2, send: 1 });
        await end();
        ofVault[second ?? '']?.(files);
        tell(`copy ${first}, then vault ${second}: ${await startHarmed(pc, '')}`);
      } catch (error) {
        const why = error instanceof Error ? `${error.name} ${error.message}` : 'failed';
        wrong.push(`copy ${first}, then vault ${second}: ${why}`, ...faultsOf([pc], /^$/));
      }
      times += 2;
    }
    const row = await closeDay(town, fault, times, [pc], /VaultError/);
    return [{ ...row, wrong: [...row.wrong, ...wrong] }];
  },
};
