import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDay } from '../evening.ts';
import type { Scenario } from '../scenario.ts';
import type { Town } from '../town.ts';

/** The feed's files, and where their copy lies meanwhile. */
const placesIn = (town: Town) => ({
  feed: join(town.data, 'feed'),
  copy: join(town.root, 'copy-of-feed'),
});

/** The feed is killed, its files are copied, and it is started on the copy. */
async function restoreCurrent(town: Town): Promise<void> {
  const { feed, copy } = placesIn(town);
  await town.feed.kill();
  cpSync(feed, copy, { recursive: true });
  rmSync(feed, { recursive: true });
  cpSync(copy, feed, { recursive: true });
  rmSync(copy, { recursive: true });
  await town.feed.start();
}

export const feedRestored: Scenario = {
  name: 'feed-restored',
  run: async (town, { seed, feedRestarts }) => {
    const pcs = [await town.readyPc(), await town.readyPc()];
    for (const pc of pcs) void pc.ask({ do: 'day', seed, acts: null });
    for (let time = 0; time < feedRestarts; time += 1) {
      await sleep(2_500);
      await restoreCurrent(town);
    }
    await sleep(1_500);
    await Promise.all(pcs.map((pc) => pc.ask({ do: 'rest' })));
    return [await closeDay(town, 'feed back from its copy', feedRestarts, pcs)];
  },
};
