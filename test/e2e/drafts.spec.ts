import type { Page } from '@playwright/test';

import { ask, certifyBadges, entry, expect, inviteFor, joinWith, test } from './fixtures.ts';

const go = async (page: Page, place: string): Promise<void> => {
  await page.getByRole('button', { name: place, exact: true }).click();
};
const textIn = (page: Page) => page.getByRole('textbox', { name: '내용' });

test('what was typed in three places is all there after the app was killed, and each goes on in its place', async ({
  cohort,
  person,
}) => {
  const asker = await person('asker');
  const mentor = await person('mentor');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(mentor.page, await inviteFor(cohort, 'mentor'), '느티나무');
  await certifyBadges(cohort);
  await ask(asker.page, '야근 수당을 묻습니다', '어디에 적나요?');
  const { page } = mentor;
  await entry(page, '야근 수당을 묻습니다').click();
  await textIn(page).pressSequentially('쓰다 만 답변');
  await go(page, '답변 가능 시간');
  await page.getByRole('textbox', { name: '멘토 안내' }).pressSequentially('점심 뒤에 봐요');
  await go(page, '질문하기');
  await page.getByRole('textbox', { name: '제목' }).fill('멘토도 묻는 것');
  await expect(page.getByText('방금 보관됨')).toBeVisible();
  await mentor.app.kill();

  await mentor.restart();
  await go(mentor.page, '임시보관함');
  const cards = mentor.page.locator('.item-card');
  await expect(cards).toHaveCount(3);
  const resume = async (words: string): Promise<void> => {
    await go(mentor.page, '임시보관함');
    await cards.filter({ hasText: words }).getByRole('button', { name: '이어 쓰기' }).click();
  };
  await resume('쓰다 만 답변');
  await expect(mentor.page.getByRole('heading', { name: '야근 수당을 묻습니다' })).toBeVisible();
  await expect(textIn(mentor.page)).toHaveValue('쓰다 만 답변');
  await resume('점심 뒤에 봐요');
  await expect(mentor.page.getByRole('textbox', { name: '멘토 안내' })).toHaveValue(
    '점심 뒤에 봐요',
  );
  await resume('멘토도 묻는 것');
  await expect(mentor.page.getByRole('textbox', { name: '제목' })).toHaveValue('멘토도 묻는 것');
});

test('quitting right after a key loses nothing', async ({ cohort, person }) => {
  const asker = await person('asker');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await go(asker.page, '질문하기');
  await asker.page.getByRole('textbox', { name: '제목' }).fill('끝내기 직전');
  await textIn(asker.page).fill('마지막 글자까지');
  await asker.app.control.pressTray('끝내기').catch(() => undefined);
  expect(await asker.app.exited).toEqual({ code: 0, signal: null });

  await asker.restart();
  await go(asker.page, '임시보관함');
  await asker.page.getByRole('button', { name: '이어 쓰기' }).click();
  await expect(asker.page.getByRole('textbox', { name: '제목' })).toHaveValue('끝내기 직전');
  await expect(textIn(asker.page)).toHaveValue('마지막 글자까지');
});

test('a question that waits is taken back, changed and sent, and a deleted draft comes back', async ({
  cohort,
  person,
}) => {
  // Alone, it waits: too few are here to hide among.
  const asker = await person('asker');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  const { page } = asker;
  await ask(page, '서두른 질문', '다시 생각해 볼게요.');
  await go(page, '보낼 편지함');
  await expect(page.getByText('보관됨', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '보내지 않기' }).click();
  await expect(page.getByText('보낼 글이 없어요')).toBeVisible();

  await go(page, '임시보관함');
  const cards = page.locator('.item-card');
  await page.getByRole('button', { name: '지우기' }).click();
  // Wherever one is, the key for it takes it back; what was focused is not lost.
  await expect(cards.getByRole('button', { name: '되돌리기' })).toBeFocused();
  await page.keyboard.press('z');
  await expect(cards.getByRole('button', { name: '이어 쓰기' })).toBeFocused();
  await page.getByRole('button', { name: '지우기' }).click();
  await cards.getByRole('button', { name: '되돌리기' }).click();
  await page.getByRole('button', { name: '이어 쓰기' }).click();
  await expect(textIn(page)).toHaveValue('다시 생각해 볼게요.');
  await page.getByRole('button', { name: '보내기', exact: true }).click();

  await go(page, '보낼 편지함');
  await page.getByRole('button', { name: '고치기' }).click();
  await page.getByRole('textbox', { name: '제목' }).fill('천천히 고친 질문');
  await page.getByRole('button', { name: '보내기', exact: true }).click();

  const reader = await person('reader');
  await joinWith(reader.page, await inviteFor(cohort, 'mentee'));
  await expect(entry(reader.page, '천천히 고친 질문')).toBeVisible({ timeout: 60_000 });
  await expect(entry(reader.page, '서두른 질문')).toHaveCount(0);
  await go(page, '보낼 편지함');
  await expect(page.getByText('피드에서 확인')).toBeVisible();
  await page.getByRole('button', { name: '글 보기' }).click();
  await expect(page.getByRole('heading', { name: '천천히 고친 질문' })).toBeVisible();
});
