import { closeDay } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { Scenario } from '../scenario.ts';

/** Starts twice at once. Answers who has the vault, and who does not. */
async function startBoth(one: Pc, other: Pc): Promise<[owner: Pc, guest: Pc] | string> {
  one.start();
  other.start();
  const [first, second] = await Promise.all([one.state(), other.state()]);
  const ways = [first.vault, second.vault].map(({ mode, why }) => why ?? mode);
  if (ways.join() === 'keychain,in-use') return [one, other];
  return ways.join() === 'in-use,keychain' ? [other, one] : ways.join(' and ');
}

/** Two processes on one profile, as where the desktop's own lock was got round: exactly one opens the vault, the other says why it does not. */
export const twoStarts: Scenario = {
  name: 'two-starts',
  run: async (town, { doubleStarts }) => {
    const pc = await town.readyPc();
    const twin = pc.twin();
    await pc.end();
    const wrong: string[] = [];
    try {
      for (let time = 0; time < doubleStarts; time += 1) {
        const both = await startBoth(pc, twin);
        if (typeof both === 'string') wrong.push(`started twice: ${both}`);
        else {
          const [owner, guest] = both;
          await owner.ask({ do: 'write', drafts: 1, send: 1 });
          await (time % 2 === 0 ? owner.kill() : owner.end());
          await guest.call('unlock');
          await guest.ask({ do: 'write', drafts: 1, send: 0 });
        }
        await Promise.all([pc, twin].filter((one) => one.isRunning).map((one) => one.end()));
      }
    } finally {
      await twin.kill();
    }
    const row = await closeDay(town, 'two starts at once', doubleStarts, [pc]);
    return [{ ...row, wrong: [...row.wrong, ...new Set(wrong), ...twin.faults] }];
  },
};
