import { SmallDisk } from '../disk.ts';
import { closeDay } from '../evening.ts';
import type { Scenario } from '../scenario.ts';

const fault = 'read-only disk';
const nothing = { times: 0, written: 0, lost: 0, doubled: 0, plaintext: 0, wrong: [] };

/** A disk on which nothing can be written when the app starts: after an orderly end, and after a death that left a log behind. */
export const readOnly: Scenario = {
  name: 'read-only',
  run: async (town, { readOnly: times }) => {
    const pc = await town.newPc();
    const disk = SmallDisk.below(pc.folder);
    if (!disk)
      return [{ fault, ...nothing, notes: ['SKIPPED: only an administrator can have one'] }];
    try {
      pc.start();
      await pc.ready();
      const wrong = new Set<string>();
      for (let time = 0; time < times; time += 1) {
        await pc.ask({ do: 'write', drafts: 2, send: 1 });
        if (time % 2 === 0) await pc.kill();
        else await pc.end();
        disk.setReadOnly(true);
        pc.start();
        const { vault } = await pc.state();
        if (vault.why !== 'read-only') wrong.add(`started as ${vault.why ?? vault.mode}`);
        disk.setReadOnly(false);
        await pc.call('unlock');
        if ((await pc.state()).vault.mode === 'locked') wrong.add('stays locked afterwards');
      }
      await pc.ask({ do: 'write', drafts: 1, send: 1 });
      const row = await closeDay(town, fault, times, [pc]);
      return [{ ...row, wrong: [...row.wrong, ...wrong] }];
    } finally {
      await pc.kill();
      disk.remove();
    }
  },
};
