import type { Locator, Page } from '@playwright/test';

import { readReports } from '../../relay/coordinator/reports.ts';
import {
  ask,
  certifyBadges,
  entry,
  expect,
  inviteFor,
  isElectron,
  joinWith,
  test,
} from './fixtures.ts';

const title = '출장 중에 산 것은 어떻게 정산하나요';
const text = '영수증을 잃어버렸는데 방법이 있을까요?';
const first = '카드 내역을 대신 붙일 수 있어요.';
const second = '사유서를 한 장 쓰면 돼요. 양식은 회계 게시판에 있어요.';
const more = '사유서에는 무엇을 적나요?';

/** The post with these words; one that quotes them has them, too. */
const post = (page: Page, words: string): Locator =>
  page.getByRole('article').filter({ hasText: words }).first();

async function choose(page: Page, of: Locator, action: string): Promise<void> {
  await of.getByRole('button', { name: '더 보기' }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function answer(page: Page, words: string): Promise<void> {
  await entry(page, title).click();
  const reply = page.getByRole('form', { name: '답변하기' });
  await reply.getByRole('textbox', { name: '내용' }).fill(words);
  await reply.getByRole('button', { name: '보내기', exact: true }).click();
}

test('two mentors answer: one is quoted and asked more, the other helped and stands first, somebody else wonders too and reports', async ({
  cohort,
  person,
}) => {
  test.slow();
  const asker = await person('asker');
  const other = await person('other');
  const zelkova = await person('zelkova');
  const pinwheel = await person('pinwheel');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(other.page, await inviteFor(cohort, 'mentee'));
  await joinWith(zelkova.page, await inviteFor(cohort, 'mentor'), '느티나무');
  await certifyBadges(cohort);
  await joinWith(pinwheel.page, await inviteFor(cohort, 'mentor'), '바람개비');
  await certifyBadges(cohort);

  await ask(asker.page, title, text);
  await answer(zelkova.page, first);
  await entry(asker.page, title).click();
  await expect(post(asker.page, first)).toContainText('느티나무');

  // What is copied is the words alone.
  await choose(asker.page, post(asker.page, first), '글 복사');
  await expect(asker.page.getByText('글만 복사했어요.')).toBeVisible();
  if (!isElectron) expect((await asker.app.control.state()).clipboard).toBe(first);

  await choose(asker.page, post(asker.page, first), '인용해서 쓰기');
  const followUp = asker.page.getByRole('form', { name: '이어서 묻기' });
  const words = followUp.getByRole('textbox', { name: '내용' });
  await expect(words).toHaveValue(new RegExp(`^> ${first}`, 'u'));
  await words.press('Control+End');
  await words.pressSequentially(more);
  await followUp.getByRole('button', { name: '보내기', exact: true }).click();
  await expect(zelkova.page.locator('blockquote').filter({ hasText: first })).toBeVisible();
  const asked = zelkova.page.getByRole('article').filter({ hasText: more });
  await expect(asked).toContainText('질문한 분');
  await expect(asked).toContainText('이어서 묻기');

  await entry(other.page, title).click();
  await other.page.getByRole('button', { name: '나도 궁금해요', exact: true }).click();
  await expect(asker.page.getByText('1명이 함께 궁금해해요')).toBeVisible();

  await answer(pinwheel.page, second);
  const helped = post(asker.page, second);
  await helped.getByRole('button', { name: '도움이 됐어요', exact: true }).click();
  await expect(post(other.page, second)).toContainText('도움됐어요');
  const order = await other.page.getByRole('article').allInnerTexts();
  const placeOf = (of: string): number => order.findIndex((one) => one.includes(of));
  expect(placeOf(second)).toBeGreaterThanOrEqual(0);
  expect(placeOf(second)).toBeLessThan(placeOf(first));

  await choose(other.page, post(other.page, first), '신고');
  const report = other.page.getByRole('form', { name: '신고하기' });
  await report.getByRole('radio', { name: '다른 까닭이 있어요' }).check();
  await report.getByRole('textbox', { name: '내용' }).fill('규정과 달라요.');
  await report.getByRole('button', { name: '보내기', exact: true }).click();
  await expect(report).toHaveCount(0);
  await expect
    .poll(async () => {
      const reports = await readReports(cohort.kit);
      return reports.map(({ quote, text: why, check, nickname }) => [quote, why, check, nickname]);
    })
    .toEqual([[first, '규정과 달라요.', 'matches', '느티나무']]);
});
