import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordAt } from '../canary.ts';
import { closeDay } from '../evening.ts';
import type { Defect } from '../person/words.ts';
import { filesWithWords, plantedForms } from '../plaintext.ts';
import type { Scenario } from '../scenario.ts';
import type { Row } from '../table.ts';
import type { Town } from '../town.ts';

const control = { times: 1, written: 0, lost: 0, doubled: 0, plaintext: 0, wrong: [], notes: [] };

/** A client with a defect that a wrapper around its calls makes: the count has to show it. */
async function defective(town: Town, defect: Defect, figure: 'lost' | 'doubled'): Promise<Row> {
  const pc = await town.readyPc();
  await pc.end();
  pc.start({ defect });
  await pc.ask({ do: 'write', drafts: 4, send: 2 });
  await pc.end();
  const row = await closeDay(town, `control: a client that ${defect}`, 1, [pc]);
  return { ...row, control: figure, notes: [] };
}

/** A vault that somebody has put back to yesterday, as a disk does that keeps nothing of what it says is written. */
async function yesterday(town: Town): Promise<Row> {
  const pc = await town.readyPc();
  await pc.end();
  const copy = join(town.root, 'yesterday');
  cpSync(pc.folder, copy, { recursive: true });
  pc.start();
  await pc.ask({ do: 'write', drafts: 2, send: 0 });
  await pc.kill();
  rmSync(pc.folder, { recursive: true });
  cpSync(copy, pc.folder, { recursive: true });
  rmSync(copy, { recursive: true });
  const row = await closeDay(town, 'control: a disk that forgets', 1, [pc]);
  return { ...row, control: 'lost', notes: [] };
}

/** A word in every spelling, each in a file of its own: the search has to find all of them. */
function planted({ canary }: Town): Row {
  const folder = mkdtempSync(join(tmpdir(), 'kkanbu-planted-'));
  const forms = plantedForms(wordAt(canary, { person: 0, life: 0, number: 0 }));
  for (const [index, form] of forms.entries()) writeFileSync(join(folder, `${index}`), form);
  const found = filesWithWords([folder], canary).length;
  rmSync(folder, { recursive: true });
  const wrong = found === forms.length ? [] : [`${forms.length - found} of them were not found`];
  const fault = 'control: words planted readable';
  return { ...control, fault, times: forms.length, plaintext: found, wrong, control: 'plaintext' };
}

/** Shows that the suite can fail: what is broken on purpose has to be found. */
export const controls: Scenario = {
  name: 'controls',
  run: async (town) => [
    await defective(town, 'forgets', 'lost'),
    await defective(town, 'repeats', 'doubled'),
    await yesterday(town),
    planted(town),
  ],
};
