import { describe, expect, test } from 'vitest';

import { CopiedText } from '../../../../main/lock/copied-text.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

/** A clipboard that other programs use as well. */
function desk({ fails = false } = {}) {
  const environment = new VirtualEnvironment();
  const system = { text: '' };
  const faults: unknown[] = [];
  const copied = new CopiedText({
    clipboard: {
      read: async () => {
        if (fails) throw new TypeError('no display');
        return system.text;
      },
      clear: () => void (system.text = ''),
    },
    environment,
    onFault: (error) => void faults.push(error),
  });
  /** The person copies in the app. */
  const copy = (text: string, brief = false): void => {
    system.text = text;
    copied.note({ text, brief });
  };
  return { copied, copy, environment, faults, system };
}

describe('what was copied out of the app', () => {
  test('goes from the clipboard when the screen is locked', async () => {
    const { copied, copy, system } = desk();
    copy('공용차량 열쇠는 당직실에 있어요.');
    await copied.forget();
    expect(system.text).toBe('');
  });

  test('stays until then', async () => {
    const { copy, environment, system } = desk();
    copy('답변');
    await environment.advance(24 * 60 * 60_000);
    expect(system.text).toBe('답변');
  });

  test('leaves alone what another program has put there since', async () => {
    const { copied, copy, system } = desk();
    copy('답변');
    system.text = '다른 프로그램에서 복사한 글';
    await copied.forget();
    expect(system.text).toBe('다른 프로그램에서 복사한 글');
  });

  test('is forgotten with the lock: what is copied elsewhere afterwards stays, though it be the same', async () => {
    const { copied, copy, system } = desk();
    copy('답변');
    await copied.forget();
    system.text = '답변';
    await copied.forget();
    expect(system.text).toBe('답변');
  });

  test('is recognised with the lines and spaces that a system writes', async () => {
    const { copied, copy, system } = desk();
    copy('첫 줄\n둘째\u00a0줄');
    system.text = '첫 줄\r\n둘째 줄';
    await copied.forget();
    expect(system.text).toBe('');
  });

  test('is left where the clipboard cannot be looked at, and that is told of', async () => {
    const { copied, copy, faults, system } = desk({ fails: true });
    copy('답변');
    await copied.forget();
    expect(system.text).toBe('답변');
    expect(faults).toEqual([new TypeError('no display')]);
  });

  test('outlasts the app, for it was copied to be pasted somewhere', async () => {
    const { copied, copy, system } = desk();
    copy('답변');
    await copied.end();
    expect(system.text).toBe('답변');
  });
});

describe('copied recovery words', () => {
  test('go after a minute, lock or no lock', async () => {
    const { copy, environment, system } = desk();
    copy('가격 가구 가난', true);
    await environment.advance(59_000);
    expect(system.text).toBe('가격 가구 가난');
    await environment.advance(1000);
    expect(system.text).toBe('');
  });

  test('have a minute of their own each time', async () => {
    const { copy, environment, system } = desk();
    copy('가격 가구', true);
    await environment.advance(40_000);
    copy('가난 가능', true);
    await environment.advance(40_000);
    expect(system.text).toBe('가난 가능');
    await environment.advance(20_000);
    expect(system.text).toBe('');
  });

  test('do not take with them what was copied after them', async () => {
    const { copy, environment, system } = desk();
    copy('가격 가구', true);
    copy('답변');
    await environment.advance(120_000);
    expect(system.text).toBe('답변');
  });

  test('go with the app', async () => {
    const { copied, copy, system } = desk();
    copy('가격 가구', true);
    await copied.end();
    expect(system.text).toBe('');
  });
});
