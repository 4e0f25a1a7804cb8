import { setTimeout as sleep } from 'node:timers/promises';
import { deliverySteps } from '../../../main/exchange/delivery-step.ts';
import { chanceOf, type Chance } from '../chance.ts';
import { closeDay } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { Scenario } from '../scenario.ts';

/** What a start takes, ms: deaths in the midst of one are drawn from it. */
const startTime = 1_500;

/** One life: started, at work, and ended as by a power cut. Answers how it was to end. */
async function live(pc: Pc, seed: string, chance: Chance, longest: number): Promise<string> {
  const draw = chance.below(100);
  if (draw < 25) {
    pc.start();
    void pc.ask({ do: 'day', seed, acts: null });
    await sleep(chance.below(startTime));
    await pc.kill();
    return 'start';
  }
  const isAtStep = draw < 50;
  const step = chance.pick(deliverySteps);
  pc.start({
    deadly: isAtStep ? { step, time: 1 + chance.below(step === 'draft-saved' ? 40 : 2) } : null,
  });
  void pc.ask({ do: 'day', seed, acts: null });
  await Promise.race([
    pc.ended(),
    sleep(startTime + chance.below(longest) + (isAtStep ? longest : 0)),
  ]);
  const reached = !pc.isRunning;
  await pc.kill();
  return reached ? step : 'moment';
}

/** SIGKILL at random moments of a scripted day, and at every step of a delivery. */
export const killed: Scenario = {
  name: 'killed',
  run: async (town, { seed, killed: { pcs: count, times, longest } }, tell) => {
    const pcs: Pc[] = [];
    for (let made = 0; made < count; made += 1) {
      // The last one is a mentor; they join while they are being killed.
      pcs.push(await town.newPc(made === count - 1 ? 'mentor' : 'mentee'));
    }
    const ends = new Map<string, number>();
    let done = 0;
    await Promise.all(
      pcs.map(async (pc) => {
        const chance = chanceOf(`${seed} killed ${pc.person}`);
        for (let life = 0; life < times; life += 1) {
          const end = await live(pc, seed, chance, longest);
          ends.set(end, (ends.get(end) ?? 0) + 1);
          done += 1;
          if (done % 50 === 0) tell(`${done} killed`);
          // The coordinator is at work meanwhile.
          if (life % 8 === 3) await town.certifyBadges().catch(() => undefined);
          if (life === 5) {
            pc.start();
            await pc.ready();
            await pc.kill();
          }
        }
      }),
    );
    const row = await closeDay(town, 'SIGKILL at random moments', done, pcs);
    const where = [...ends].toSorted(([, a], [, b]) => b - a).map(([end, n]) => `${end} ${n}`);
    return [{ ...row, notes: [...row.notes, `killed at: ${where.join(', ')}`] }];
  },
};
