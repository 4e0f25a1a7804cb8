import { describe, expect, test } from 'vitest';

import { CopiedText } from '../../../../main/lock/copied-text.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

/** A clipboard that other programs use as well. */
function desk({ fails = false, whileLooking = (): void => undefined } = {}) {
  const environment = new VirtualEnvironment();
  const system = { text: '', holdsPicture: false };
  const faults: unknown[] = [];
  const copied = new CopiedText({
    clipboard: {
      read: async () => {
        if (fails) throw new TypeError('no display');
        const found = system.text;
        whileLooking();
        return found;
      },
      isEmpty: async () => system.text === '' && !system.holdsPicture,
      write: async (text) => void (system.text = text),
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

  test('goes for good when everything is deleted, locked or not', async () => {
    const { copied, copy, system } = desk();
    copy('답변');
    await copied.erase();
    expect(system.text).toBe('');
    await copied.giveBack();
    expect(system.text).toBe('');

    copy('답변');
    await copied.forget();
    await copied.erase();
    await copied.giveBack();
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

describe('what a lock took off the clipboard', () => {
  test('is there again for the person who comes back: cut out of a draft, it stands nowhere else', async () => {
    const { copied, copy, system } = desk();
    copy('잘라 낸 문단\r\n둘째 줄');
    await copied.forget();
    expect(system.text).toBe('');
    await copied.giveBack();
    expect(system.text).toBe('잘라 낸 문단\r\n둘째 줄');
    await copied.forget();
    expect(system.text).toBe('');
    await copied.giveBack();
    expect(system.text).toBe('잘라 낸 문단\r\n둘째 줄');
  });

  test('is put over nothing that came there meanwhile, words or not', async () => {
    const words = desk();
    words.copy('문단');
    await words.copied.forget();
    words.system.text = '다른 프로그램에서 복사한 글';
    await words.copied.giveBack();
    expect(words.system.text).toBe('다른 프로그램에서 복사한 글');

    const picture = desk();
    picture.copy('문단');
    await picture.copied.forget();
    picture.system.holdsPicture = true;
    await picture.copied.giveBack();
    expect(picture.system.text).toBe('');
  });

  test('does not lie there before a screen that is locked again at once', async () => {
    const { copied, copy, system } = desk();
    copy('문단');
    await Promise.all([copied.forget(), copied.giveBack(), copied.forget()]);
    expect(system.text).toBe('');
    await copied.giveBack();
    expect(system.text).toBe('문단');
  });

  test('goes to nobody else', async () => {
    const { copied, copy, system } = desk();
    copy('문단');
    await copied.forget();
    copied.drop();
    await copied.giveBack();
    expect(system.text).toBe('');
  });
});

test('what is copied while the clipboard is being looked at stays', async () => {
  const { copied, copy, system } = desk({ whileLooking: () => copy('나중에') });
  copy('먼저');
  await copied.forget();
  expect(system.text).toBe('나중에');
});

describe('copied recovery words', () => {
  test('do not come back after a lock', async () => {
    const { copied, copy, system } = desk();
    copy('가격 가구 가난', true);
    await copied.forget();
    await copied.giveBack();
    expect(system.text).toBe('');
  });

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

test('what is being taken, or was copied, when the vault becomes another’s goes, and is given to nobody', async () => {
  const { copied, copy, system } = desk({ whileLooking: () => copied.drop() });
  copy('남의 글');
  await copied.forget();
  await copied.giveBack();
  expect(system.text).toBe('');

  const later = desk();
  later.copy('남의 글');
  later.copied.drop();
  await later.copied.forget();
  await later.copied.giveBack();
  expect(later.system.text).toBe('');

  later.copy('내 글');
  await later.copied.forget();
  await later.copied.giveBack();
  expect(later.system.text).toBe('내 글');
});
