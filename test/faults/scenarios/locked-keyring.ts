import { setTimeout as sleep } from 'node:timers/promises';
import { startKeyring, type TestKeyring } from '../../keyring.ts';
import { closeDay } from '../evening.ts';
import type { Pc } from '../pc.ts';
import type { Scenario } from '../scenario.ts';

const fault = 'keyring locked in between';
const nothing = { times: 0, written: 0, lost: 0, doubled: 0, plaintext: 0, wrong: [] };

/** Who one is: the 24 words, which stand for the seed of the membership. */
const wordsOf = async (pc: Pc): Promise<string> => JSON.stringify(await pc.call('phrase'));

/** Locked while the app runs, which goes on; locked when it is started again, which waits; then opened. */
async function lockOnce(pc: Pc, keyring: TestKeyring, kills: boolean): Promise<string[]> {
  const before = await wordsOf(pc);
  await pc.ask({ do: 'write', drafts: 1, send: 1 });
  await keyring.lock();
  await pc.ask({ do: 'write', drafts: 2, send: 1 });
  if (kills) await pc.kill();
  else await pc.end();
  pc.start();
  const wrong: string[] = [];
  const { phase, vault } = await pc.state();
  if (phase !== 'locked' || vault.why !== 'keyring-locked') {
    wrong.push(`started as ${vault.why ?? vault.mode} while the keyring was locked`);
  }
  await keyring.unlock();
  await pc.call('unlock');
  await sleep(50);
  if ((await pc.state()).vault.mode !== 'keychain') wrong.push('stays locked afterwards');
  else if ((await wordsOf(pc)) !== before) wrong.push('another membership');
  return wrong;
}

/** With a real gnome-keyring on a D-Bus of its own. */
export const lockedKeyring: Scenario = {
  name: 'keyring',
  run: async (town, { lockings }) => {
    let keyring: TestKeyring;
    try {
      keyring = await startKeyring('unlocked');
    } catch (error) {
      const why = error instanceof Error ? error.message : 'no keyring';
      return [{ fault, ...nothing, notes: [`SKIPPED: ${why}`] }];
    }
    const pc = await town.newPc('mentee', { keyring: keyring.env });
    try {
      pc.start();
      await pc.ready();
      const wrong: string[] = [];
      for (let time = 0; time < lockings; time += 1) {
        wrong.push(...(await lockOnce(pc, keyring, time % 2 === 0)));
      }
      const row = await closeDay(town, fault, lockings, [pc]);
      return [{ ...row, wrong: [...row.wrong, ...new Set(wrong)] }];
    } finally {
      await pc.kill();
      await keyring.stop();
    }
  },
};
