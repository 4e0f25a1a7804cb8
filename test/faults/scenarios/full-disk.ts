import { setTimeout as sleep } from 'node:timers/promises';
import { SmallDisk, sizes } from '../disk.ts';
import { closeDay } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { Scenario } from '../scenario.ts';

/** What is left before a person writes on, bytes. */
const room = 300_000;
const pages = 400;

/** A disk that is full while one writes, reads and is sent to, and has room again later; one time in two the app is killed while it is. */
async function fillDisk(pc: Pc, disk: SmallDisk, kills: boolean): Promise<string[]> {
  disk.leave(room);
  const saved = await pc.ask({ do: 'fill', most: pages });
  await pc.ask({ do: 'write', drafts: 3, send: 3 });
  const wrong = saved === pages ? ['the disk did not become full'] : [];
  const status = (await pc.call('status')) as { disk: string | null };
  if (status.disk !== 'full') wrong.push(`on a full disk the status says ${status.disk}`);
  // The network goes on, and cannot be kept.
  await sleep(1_000);
  await pc.call('drafts');
  if (kills) {
    await pc.kill();
    pc.start();
    const { vault } = await pc.state();
    if (vault.mode === 'locked' && vault.why !== 'disk-full') {
      wrong.push(`started on a full disk: ${vault.why}`);
    }
  }
  disk.leave(16_000_000);
  if ((await pc.state()).vault.mode === 'locked') await pc.call('unlock');
  await pc.ask({ do: 'write', drafts: 2, send: 1 });
  return wrong;
}

/** The same where no disk can be had: files may not grow, until the app is started again. */
async function fillFile(pc: Pc): Promise<string[]> {
  await pc.end();
  pc.start({ largestFile: Math.ceil((Math.max(...sizes(pc.folder)) + room) / 512) });
  const saved = await pc.ask({ do: 'fill', most: pages });
  await pc.kill();
  pc.start();
  await pc.ask({ do: 'write', drafts: 2, send: 1 });
  return saved === pages ? ['the file could grow'] : [];
}

export const fullDisk: Scenario = {
  name: 'full-disk',
  run: async (town, { fullDisks }, tell) => {
    const pc = await town.newPc();
    const disk = SmallDisk.below(pc.folder);
    try {
      pc.start();
      await pc.ready();
      const wrong: string[] = [];
      for (let time = 0; time < fullDisks; time += 1) {
        wrong.push(...(disk ? await fillDisk(pc, disk, time % 2 === 1) : await fillFile(pc)));
        tell(`${time + 1} times full`);
      }
      const row = await closeDay(town, 'disk full', fullDisks, [pc], /VaultError/);
      const how = disk
        ? 'a small disk of its own'
        : 'no disk could be had: files that may not grow';
      return [{ ...row, wrong: [...row.wrong, ...new Set(wrong)], notes: [...row.notes, how] }];
    } finally {
      await pc.kill();
      disk?.remove();
    }
  },
};
