import { beforeEach, describe, expect, test } from 'vitest';
import { LastWords } from '../../../../main/shell/last-words.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

let environment: VirtualEnvironment;
let asked: number;
let shown: number;
let hasPage: boolean;
let words: LastWords;

beforeEach(() => {
  environment = new VirtualEnvironment();
  asked = 0;
  shown = 0;
  hasPage = true;
  words = new LastWords({
    environment,
    push: (name) => void (asked += name === 'flushDrafts' ? 1 : 0),
    hasPage: () => hasPage,
    show: () => void (shown += 1),
  });
});

describe('before the app ends, the page', () => {
  test('is waited for until it says that all is saved', async () => {
    let ends: boolean | null = null;
    void words.mayEnd().then((may) => (ends = may));
    await environment.advance(1500);
    expect([asked, ends]).toEqual([1, null]);
    words.take(true);
    await environment.advance(0);
    expect([ends, shown]).toEqual([true, 0]);
  });

  test('that hangs does not keep the app alive', async () => {
    const ending = words.mayEnd();
    await environment.advance(2000);
    expect(await ending).toBe(true);
  });

  test('is not asked where there is none', async () => {
    hasPage = false;
    expect(await words.mayEnd()).toBe(true);
    expect(asked).toBe(0);
  });

  test('is asked once, however often the end is asked for meanwhile', async () => {
    const endings = [words.mayEnd(), words.mayEnd()];
    words.take(true);
    expect(await Promise.all(endings)).toEqual([true, true]);
    expect(asked).toBe(1);
  });

  test('that could not save is shown; whoever asks again soon has been told', async () => {
    const answer = async (): Promise<boolean> => {
      const ending = words.mayEnd();
      words.take(false);
      return ending;
    };
    expect([await answer(), shown]).toEqual([false, 1]);
    expect([await answer(), shown]).toEqual([true, 1]);
    await environment.advance(3_600_000);
    expect([await answer(), shown]).toEqual([false, 2]);
  });

  test('is told, and not waited for, when the system ends the session', () => {
    words.hurry();
    expect(asked).toBe(1);
  });
});
