import { setTimeout as sleep } from 'node:timers/promises';
import { deliverySteps } from '../../../main/exchange/delivery-step.ts';
import { chanceOf, type Chance } from '../chance.ts';
import { closeDay } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { PersonSettings } from '../person/words.ts';
import type { Scenario } from '../scenario.ts';

/** What a start takes, ms, as far as nothing is known; a loaded machine takes longer. */
const usualStart = 1_000;

/** The lives of one PC's app: each is started, at work, and ended as by a power cut. */
class Lives {
  readonly #pc: Pc;
  readonly #seed: string;
  readonly #longest: number;
  readonly #chance: Chance;
  #startTime = usualStart;

  constructor(pc: Pc, seed: string, longest: number) {
    this.#pc = pc;
    this.#seed = seed;
    this.#longest = longest;
    this.#chance = chanceOf(`${seed} killed ${pc.person}`);
  }

  /** Answers how it ended: during the `start`, at a `moment`, or at a step of a delivery. */
  async live(): Promise<string> {
    const draw = this.#chance.below(100);
    return draw < 25 ? this.#dieStarting() : this.#dieAtWork(draw < 50);
  }

  async #dieStarting(): Promise<string> {
    this.#begin(null);
    await sleep(this.#chance.below(this.#startTime * 1.3));
    await this.#pc.kill();
    return 'start';
  }

  async #dieAtWork(isAtStep: boolean): Promise<string> {
    const chance = this.#chance;
    const step = chance.pick(deliverySteps);
    const time = 1 + chance.below(step === 'draft-saved' ? 40 : 2);
    const began = performance.now();
    this.#begin(isAtStep ? { step, time } : null);
    await this.#pc.opened();
    this.#startTime = performance.now() - began;
    const rest = chance.below(this.#longest) + (isAtStep ? this.#longest : 0);
    await Promise.race([this.#pc.ended(), sleep(rest)]);
    const isReached = !this.#pc.isRunning;
    await this.#pc.kill();
    return isReached ? step : 'moment';
  }

  #begin(deadly: PersonSettings['deadly']): void {
    this.#pc.start({ deadly });
    void this.#pc.ask({ do: 'day', seed: this.#seed, acts: null });
  }
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
        const lives = new Lives(pc, seed, longest);
        let isReady = false;
        for (let life = 0; life < times; life += 1) {
          const end = await lives.live();
          ends.set(end, (ends.get(end) ?? 0) + 1);
          done += 1;
          if (done % 50 === 0) tell(`${done} killed`);
          // The coordinator is at work meanwhile.
          if (life % 8 === 3) await town.certifyBadges().catch(() => undefined);
          // Certificates take their time, and are fetched all at once: without any nothing would be sent.
          if (life % 5 === 4 && !isReady) {
            pc.start();
            isReady = await pc.ready(60_000).then(
              () => true,
              () => false,
            );
            await pc.kill();
          }
        }
      }),
    );
    const row = await closeDay(town, 'SIGKILL at random moments', done, pcs, /^not ready/);
    const late = pcs.flatMap(({ faults }) => faults.filter((one) => one.startsWith('not ready')));
    const where = [...ends].toSorted(([, a], [, b]) => b - a).map(([end, n]) => `${end} ${n}`);
    return [{ ...row, notes: [...row.notes, ...late, `killed at: ${where.join(', ')}`] }];
  },
};
