import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { ask, entry, expect, inviteFor, joinWith, test } from './fixtures.ts';
import { findBytes } from './search-disk.ts';

test.skip(
  process.env['KKANBU_E2E_ON'] === 'electron',
  'Only the stand-in lets a test choose files in the system’s dialogs.',
);

const title = '연가를 한꺼번에 써도 되나요';
const passphrase = '바람 사과 달빛 우산 연필';
const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
};
const toStorage = async (page: Page): Promise<void> => {
  await press(page, '설정');
  await page.locator('#settings').getByRole('button', { name: '이 PC의 자료' }).click();
  await expect(page.getByRole('heading', { name: '이 PC의 자료' })).toBeVisible();
};

test('everything goes along to another PC in one file, the old one only reads until all of it is deleted', async ({
  cohort,
  folder,
  person,
}, testInfo) => {
  const old = await person('old');
  const next = await person('next');
  // Somebody to be hidden among.
  const other = await person('other');
  await joinWith(other.page, await inviteFor(cohort, 'mentee'));
  await joinWith(old.page, await inviteFor(cohort, 'mentee'));
  await ask(old.page, title, '사흘을 이어서 쓰고 싶어요.');
  await expect(entry(other.page, title)).toBeVisible();
  await press(old.page, '질문하기');
  await old.page.getByRole('textbox', { name: '제목' }).fill('쓰다 만 질문');
  await toStorage(old.page);
  await press(old.page, '옮길 파일 만들기');
  await old.page.getByLabel('비밀문구', { exact: true }).fill(passphrase);
  await old.page.getByLabel('한 번 더 넣기').fill(passphrase);
  await press(old.page, '파일 만들기');
  const file = join(folder, 'moving.kkanbu');
  await expect.poll(async () => (await old.app.control.state()).dialogs).toHaveLength(1);
  await old.app.control.answerDialog(file);
  await expect(old.page.getByText('다른 PC로 옮겼어요. 여기에서는 읽기만')).toBeVisible();
  await old.page.screenshot({ path: testInfo.outputPath('moved.png') });
  expect(findBytes(folder, title)).toEqual([]);
  expect(findBytes(folder, '쓰다 만 질문')).toEqual([]);

  await press(next.page, '다른 PC에서 옮겨 오기');
  const tryWith = async (typed: string): Promise<void> => {
    const before = (await next.app.control.state()).dialogs.length;
    await next.page.getByLabel('비밀문구', { exact: true }).fill(typed);
    await press(next.page, '파일 고르기');
    await expect
      .poll(async () => (await next.app.control.state()).dialogs)
      .toHaveLength(before + 1);
    await next.app.control.answerDialog(file);
  };
  await tryWith('다른 비밀문구를 넣었어요');
  await expect(next.page.getByText('비밀문구가 맞지 않아요.')).toBeVisible();
  await tryWith(passphrase);
  await expect(entry(next.page, title)).toBeVisible();
  await press(next.page, '임시보관함');
  await expect(next.page.getByText('쓰다 만 질문')).toBeVisible();
  await press(next.page, '내 질문');
  await expect(entry(next.page, title)).toBeVisible();

  await press(old.page, '모두 지우기');
  const dialog = old.page.getByRole('dialog', { name: '이 PC에서 모두 지울까요?' });
  await dialog.getByRole('textbox', { name: '확인하는 말' }).fill('지우기');
  await dialog.screenshot({ path: testInfo.outputPath('erase.png') });
  await dialog.getByRole('button', { name: '모두 지우기' }).click();
  await expect(old.page.getByRole('heading', { name: '깐부톡에 오신 걸 환영해요' })).toBeVisible();
  await old.restart();
  await expect(old.page.getByRole('heading', { name: '깐부톡에 오신 걸 환영해요' })).toBeVisible();
});
