import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDay } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { Scenario } from '../scenario.ts';
import { Town } from '../town.ts';

const fault = 'feed back from an older backup';

/** Puts the feed back to where it was before posts that everybody has read. */
async function forget(town: Town, pc: Pc): Promise<void> {
  const feed = join(town.data, 'feed');
  const copy = join(town.root, 'copy-of-feed');
  await town.feed.kill();
  cpSync(feed, copy, { recursive: true });
  await town.feed.start();
  await pc.ask({ do: 'write', drafts: 3, send: 2 });
  await pc.ask({ do: 'evening', patience: 30_000 });
  await town.feed.kill();
  rmSync(feed, { recursive: true });
  cpSync(copy, feed, { recursive: true });
  rmSync(copy, { recursive: true });
  await town.feed.start();
}

type Alarmed = { alarm: { kind: string } | null };

/** Longest time until a client has met the feed again, ms: it waits longer after each failure. */
const patience = 60_000;

/** Whether the client stops at another history; `false` once it reads batches that were made after the feed came back. */
async function isHalted(pc: Pc): Promise<boolean> {
  const back = Date.now();
  while (Date.now() < back + patience) {
    const { alarm } = (await pc.call('appState')) as Alarmed;
    if (alarm?.kind === 'second-history') return true;
    const { link, syncedAt } = (await pc.call('status')) as {
      link: string;
      syncedAt: number | null;
    };
    if (link === 'online' && syncedAt !== null && syncedAt > back) return false;
    await sleep(200);
  }
  throw new Error('the client has not met the feed again');
}

/** In a cohort of its own: whoever has read what the feed has forgotten meets another history. */
export const feedOlder: Scenario = {
  name: 'feed-older',
  run: async (_, { seed }) => {
    const town = await Town.found({ seed: `${seed} older`, certificates: 6, roundLength: 300 });
    try {
      const pc = await town.readyPc();
      await pc.ask({ do: 'write', drafts: 2, send: 1 });
      await pc.ask({ do: 'evening', patience: 30_000 });
      await forget(town, pc);
      const isStopped = await isHalted(pc);
      await pc.ask({ do: 'evening', patience: 60_000 });
      await town.exchangeReader();
      const row = await closeDay(town, fault, 1, [pc]);
      return [isStopped ? { ...row, wrong: [...row.wrong, 'stopped at another history'] } : row];
    } finally {
      await town.close();
    }
  },
};
