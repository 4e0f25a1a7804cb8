import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, inviteFor, joinWith, test } from './fixtures.ts';

test.skip(
  process.env['KKANBU_E2E_ON'] === 'electron',
  'Only the stand-in lets a test lock the computer and answer the system’s dialogs.',
);

const passphrase = '느티나무 아래 벤치 셋';
const lockScreen = (page: Page) => page.getByRole('heading', { name: '화면이 잠겨 있어요' });
const goTo = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a dialog that is answered after a lock writes nothing, and the file can be made afterwards', async ({
  cohort,
  person,
  folder,
}) => {
  const { page, app } = await person('someone');
  const { control } = app;
  await joinWith(page, await inviteFor(cohort, 'mentee'));
  const ask = async (dialogs: number): Promise<void> => {
    await goTo(page, '설정');
    await goTo(page, '옮길 파일로 내보내기');
    await page.getByLabel('비밀문구', { exact: true }).fill(passphrase);
    await page.getByLabel('한 번 더 넣기').fill(passphrase);
    await goTo(page, '파일 만들기');
    await expect.poll(async () => (await control.state()).dialogs).toHaveLength(dialogs);
  };
  const [taken, own] = [join(folder, 'taken.kkanbu'), join(folder, 'own.kkanbu')];

  await ask(1);
  await control.power('lock-screen');
  await expect(lockScreen(page)).toBeVisible();
  // Somebody else stands there.
  await control.answerDialog(taken);
  await control.power('unlock-screen');
  await expect(lockScreen(page)).toBeHidden();

  await ask(2);
  await control.power('lock-screen');
  await expect(lockScreen(page)).toBeVisible();
  await control.power('unlock-screen');
  await expect(lockScreen(page)).toBeHidden();
  // The person is back, and the old dialog still stands there.
  await control.answerDialog(taken);

  await ask(3);
  await control.answerDialog(own);
  await expect(page.getByRole('heading', { name: '이 PC는 읽기만 해요' })).toBeVisible();
  expect(existsSync(own)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('taken'))).toEqual([]);
});

test('what was copied is off the clipboard while the screen is locked, and what another program put there stays', async ({
  cohort,
  person,
}) => {
  const { page, app } = await person('someone');
  const { control } = app;
  await joinWith(page, await inviteFor(cohort, 'mentee'));
  const clipboard = async (): Promise<string> => (await control.state()).clipboard;
  const lockOnce = async (meanwhile: string): Promise<void> => {
    await control.power('lock-screen');
    await expect(lockScreen(page)).toBeVisible();
    await expect.poll(clipboard).toBe(meanwhile);
    await control.power('unlock-screen');
    await expect(lockScreen(page)).toBeHidden();
  };
  const copyTitle = async (): Promise<void> => {
    const title = page.getByRole('textbox', { name: '제목' });
    await title.fill('당직 열쇠');
    await title.selectText();
    await page.keyboard.press('Control+c');
    await expect.poll(clipboard).toBe('당직 열쇠');
  };
  await goTo(page, '질문하기');
  await copyTitle();
  // Cut out, it stands nowhere else any more.
  await page.keyboard.press('Control+x');
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue('');
  await lockOnce('');
  await expect.poll(clipboard).toBe('당직 열쇠');

  await copyTitle();
  await control.copyElsewhere('문서에서 복사한 것');
  await lockOnce('문서에서 복사한 것');
  expect(await clipboard()).toBe('문서에서 복사한 것');

  await goTo(page, '설정');
  await goTo(page, '낱말 24개 확인하기');
  await goTo(page, '낱말 보기');
  await page.locator('.phrase-words').selectText();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('복사한 낱말은 1분 뒤에 클립보드에서 지워요.')).toBeVisible();
  expect((await clipboard()).split(/\s+/u)).toHaveLength(24);
  await lockOnce('');
  expect(await clipboard()).toBe('');
});
