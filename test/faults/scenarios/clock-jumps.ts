import { setTimeout as sleep } from 'node:timers/promises';
import { closeDay } from '../evening.ts';
import type { Scenario } from '../scenario.ts';

const day = 86_400_000;

/** A clock that jumps by a day, both ways, while drafts and entries wait; one time in two the app is killed while it is wrong. */
export const clockJumps: Scenario = {
  name: 'clock',
  run: async (town, { seed, clockJumps: times }) => {
    const pc = await town.readyPc();
    for (let time = 0; time < times; time += 1) {
      const off = time % 2 === 0 ? day : -day;
      await pc.ask({ do: 'write', drafts: 2, send: 1 });
      await pc.ask({ do: 'clock', off });
      await pc.ask({ do: 'day', seed: `${seed} ${time}`, acts: 6 });
      await sleep(1_200);
      if (time % 4 > 1) {
        await pc.kill();
        pc.start({ clockOff: off });
        await pc.ask({ do: 'write', drafts: 1, send: 1 });
        await sleep(800);
      }
      await pc.ask({ do: 'clock', off: 0 });
      await pc.ask({ do: 'write', drafts: 1, send: 0 });
    }
    return [await closeDay(town, 'clock jumps by a day', times, [pc])];
  },
};
