import type { Page } from '@playwright/test';

import type { Bridge } from '../../preload/contract.ts';
import {
  type Cohort,
  type Person,
  ask,
  entry,
  expect,
  inviteFor,
  joinWith,
  test,
} from './fixtures.ts';

declare global {
  interface Window {
    readonly kkanbu?: Bridge;
  }
}

test.skip(
  process.env['KKANBU_E2E_ON'] === 'electron',
  'Only the stand-in lets a test act on the desktop.',
);

const pin = '135790';
const secrets = [
  '남이 보면 안 되는 제목',
  '남이 보면 안 되는 내용',
  '쓰다 만 제목',
  '쓰다 만 내용',
];

/** Somebody with a question of their own, who has written the 24 words down. */
async function member(cohort: Cohort, person: (name: string) => Promise<Person>) {
  const someone = await person('someone');
  // Alone nobody could hide, and nothing would go.
  const other = await person('other');
  await joinWith(other.page, await inviteFor(cohort, 'mentee'));
  await joinWith(someone.page, await inviteFor(cohort, 'mentee'));
  await ask(someone.page, secrets[0] ?? '', secrets[1] ?? '');
  await expect(entry(someone.page, secrets[0] ?? '')).toBeVisible();
  const phrase = await someone.page.evaluate(async () => {
    await window.kkanbu?.notePhrase();
    const answer = await window.kkanbu?.phrase();
    return answer?.ok ? answer.value.words : [];
  });
  return { someone, phrase };
}

async function setPin(page: Page): Promise<void> {
  await page.getByRole('button', { name: '설정', exact: true }).click();
  await page.getByRole('button', { name: 'PIN 정하기', exact: true }).click();
  await page.getByLabel('새 PIN', { exact: true }).fill(pin);
  await page.getByLabel('새 PIN 한 번 더').fill(pin);
  await page.getByRole('button', { name: '정하기', exact: true }).click();
  await expect(page.getByText('PIN을 정했어요.')).toBeVisible();
  await page.getByRole('button', { name: '돌아가기', exact: true }).click();
}

const lockScreen = (page: Page) => page.getByRole('heading', { name: '화면이 잠겨 있어요' });

async function typePin(page: Page, typed: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(typed);
  await page.keyboard.press('Enter');
}

/** Nothing of it is in the document, hidden or not, nor in its fields and its title. */
async function expectNoWords(page: Page): Promise<void> {
  const found = await page.evaluate(() => [
    document.documentElement.outerHTML,
    document.title,
    ...Array.from(document.querySelectorAll('input, textarea'), (field) =>
      'value' in field ? String(field.value) : '',
    ),
  ]);
  for (const secret of secrets) expect(found.join('\n')).not.toContain(secret);
  expect(found[1]).toBe('가린 창');
}

test('a locked screen shows and answers nothing, keeps what is being typed, and opens by the PIN or the words', async ({
  cohort,
  person,
}) => {
  const { someone, phrase } = await member(cohort, person);
  const { page } = someone;
  await setPin(page);
  await page.getByRole('button', { name: '질문하기', exact: true }).click();
  await page.getByRole('textbox', { name: '제목' }).fill(secrets[2] ?? '');
  await page.getByRole('textbox', { name: '내용' }).fill(secrets[3] ?? '');
  await page.keyboard.press('Control+l');
  await expect(lockScreen(page)).toBeVisible();
  await expectNoWords(page);
  const answers = await page.evaluate(async () => {
    const bridge = window.kkanbu;
    const now = await bridge?.preferences();
    if (!bridge || !now?.ok) return [];
    return Promise.all([
      bridge.appState(),
      bridge.threads({ filter: 'inbox', topic: null, offset: 0, limit: 10 }),
      bridge.drafts(),
      bridge.outbox(),
      bridge.phrase(),
      bridge.announcements(),
      bridge.search({ text: '제목', topic: null, scope: 'all', offset: 0, limit: 10 }),
      bridge.similar({ title: '제목', text: '', limit: 3 }),
      bridge.storage(),
      bridge.takeHandover(),
      bridge.removePin({ current: '' }),
      bridge.setPreferences({ ...now.value, theme: 'dark' }),
      bridge.eraseAll({ confirm: 'everything' }),
    ]);
  });
  expect(answers).toHaveLength(13);
  for (const answer of answers) expect(answer).toEqual({ ok: false, code: 'screen-locked' });

  // Whoever cannot read the lock could not open it.
  await page.keyboard.press('Control+=');
  await expect(page.getByText('글자 크기 110%')).toBeVisible();
  await page.keyboard.press('Control+0');

  await page.reload();
  await expect(lockScreen(page)).toBeVisible();
  await expectNoWords(page);
  await typePin(page, '246802');
  await expect(page.getByText('PIN이 맞지 않아요.')).toBeVisible();
  await typePin(page, pin);
  await page.getByRole('button', { name: '임시보관함', exact: true }).click();
  await expect(page.getByText(secrets[2] ?? '')).toBeVisible();

  // Without a reload one is back in the middle of the sentence.
  await page.getByRole('button', { name: '질문하기', exact: true }).click();
  await page.getByRole('textbox', { name: '제목' }).fill('이어서 쓰던 제목');
  await page.keyboard.press('Control+l');
  await expect(lockScreen(page)).toBeVisible();
  await typePin(page, pin);
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue('이어서 쓰던 제목');

  await someone.restart();
  await expect(lockScreen(someone.page)).toBeVisible();
  await expectNoWords(someone.page);
  await someone.page.getByRole('button', { name: 'PIN을 잊었어요' }).click();
  await someone.page.getByRole('textbox', { name: '낱말 24개' }).fill(phrase.join(' '));
  await someone.page.getByRole('button', { name: '열기', exact: true }).click();
  await expect(entry(someone.page, secrets[0] ?? '')).toBeVisible();
});

test('the window is veiled while another one is looked at, and locked with the computer', async ({
  cohort,
  person,
}) => {
  test.slow();
  const { someone } = await member(cohort, person);
  const { page, app } = someone;
  const { control, window: shown } = app;
  const veil = page.getByRole('region', { name: '화면을 가렸어요' });
  const isProtected = async () => (await control.state()).windows[0]?.isProtected;
  await page.getByRole('button', { name: '설정', exact: true }).click();
  await page.getByRole('checkbox', { name: '다른 창을 보는 동안 화면 가리기' }).check();
  // Said plainly where nothing can be done.
  await expect(page.getByText('이 PC에서는 화면 갈무리를 막을 수 없어요.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '화면 갈무리에' })).toBeDisabled();
  await page.keyboard.press('Escape');
  expect(await isProtected()).toBe(false);

  await control.blur(shown.id);
  await expect(veil).toBeVisible();
  await expect(page.locator('.page')).toHaveAttribute('inert');
  await expect(entry(page, secrets[0] ?? '')).toBeHidden();
  await expect.poll(async () => page.title()).toBe('가린 창');
  // Not drawn on paper either.
  await page.emulateMedia({ media: 'print' });
  await expect(entry(page, secrets[0] ?? '')).toBeHidden();
  await page.emulateMedia({ media: null });
  await control.pressTray('열기');
  await expect(veil).toBeHidden();
  await expect(entry(page, secrets[0] ?? '')).toBeVisible();

  await control.power('lock-screen');
  await expect(lockScreen(page)).toBeVisible();
  await expectNoWords(page);
  await control.power('unlock-screen');
  await expect(entry(page, secrets[0] ?? '')).toBeVisible();

  // Nobody is there, and nothing could open a lock: the veil is drawn.
  await page.evaluate(async () => {
    const bridge = window.kkanbu;
    const now = await bridge?.preferences();
    if (now?.ok)
      await bridge?.setPreferences({ ...now.value, hideFromCapture: true, lockAfter: 5 });
  });
  await expect.poll(isProtected).toBe(true);
  await control.idle(300);
  await expect(veil).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('F9');
  await expect(veil).toBeHidden();
});
