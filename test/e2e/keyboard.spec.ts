import type { Page } from '@playwright/test';
import { certifyBadges, entry, expect, inviteFor, test } from './fixtures.ts';

const title = '공용차량 열쇠는 어디에서 받나요';
const answer = '당직실 열쇠함에 있어요. 장부에 적고 가져가세요.';
/** Nothing on a page is further from its head than so many presses. */
const furthest = 80;

/** Goes on by the Tab key until the control of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = page.locator(':focus');
  const wanted = page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('textbox', { name }))
    .or(page.getByRole('radio', { name }))
    .and(focused);
  for (let pressed = 0; pressed < furthest; pressed += 1) {
    if ((await wanted.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach '${name}'.`);
}

/** Waits for one of the five screens of joining, whose heading has the focus. */
const step = (page: Page, at: number): Promise<void> =>
  expect(page.locator('h1:focus')).toHaveAccessibleDescription(`5단계 가운데 ${at}단계`);

/** All five screens of joining: the invite, who runs it, the six words, the 24 words with their check, what is hidden. */
async function join(page: Page, invite: string, nickname: string | null): Promise<void> {
  await step(page, 1);
  await tabTo(page, '초대 코드');
  await page.keyboard.insertText(invite);
  await tabTo(page, '초대 확인하기');
  await page.keyboard.press('Enter');

  await step(page, 2);
  await tabTo(page, '다음');
  await page.keyboard.press('Enter');

  await step(page, 3);
  await tabTo(page, '같아요');
  await page.keyboard.press('Space');
  if (nickname !== null) {
    await tabTo(page, '멘토 이름');
    await page.keyboard.insertText(nickname);
  }
  await tabTo(page, '들어가기');
  await page.keyboard.press('Enter');

  await step(page, 4);
  await tabTo(page, '낱말 보기');
  await page.keyboard.press('Enter');
  const shown = page.getByRole('list', { name: '되찾기 낱말 24개' }).getByRole('listitem');
  await expect(shown).toHaveCount(24);
  const paper = await shown.allTextContents();
  await tabTo(page, '다 적었어요');
  await page.keyboard.press('Enter');
  const asked = page.getByRole('textbox', { name: /번째 낱말/ });
  await expect(asked).toHaveCount(3);
  for (const label of await page.locator('.phrase-fields label').allTextContents()) {
    await tabTo(page, label);
    await page.keyboard.insertText(paper[Number.parseInt(label, 10) - 1] ?? '');
  }
  await page.keyboard.press('Enter');

  await step(page, 5);
  await tabTo(page, '시작하기');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '받은 글' })).toBeVisible();
}

test('from joining to accepting an answer, a keyboard is enough', async ({ cohort, person }) => {
  const { page: asker } = await person('asker');
  const { page: mentor } = await person('mentor');
  await join(asker, await inviteFor(cohort, 'mentee'), null);
  await join(mentor, await inviteFor(cohort, 'mentor'), '느티나무');
  await certifyBadges(cohort);

  await asker.keyboard.press('c');
  await expect(asker.getByRole('heading', { level: 1, name: '질문하기' })).toBeVisible();
  await tabTo(asker, '제목');
  await asker.keyboard.insertText(title);
  await tabTo(asker, '내용');
  await asker.keyboard.insertText('처음 쓰는 날이라 잘 모르겠어요.');
  await asker.keyboard.press('Control+Enter');
  await expect(entry(asker, title)).toBeVisible();

  await mentor.keyboard.press('g');
  await mentor.keyboard.press('w');
  await expect(mentor.getByRole('heading', { level: 1, name: '답변 대기' })).toBeVisible();
  await expect(entry(mentor, title)).toBeVisible();
  await mentor.keyboard.press('j');
  await mentor.keyboard.press('Enter');
  await expect(mentor.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await tabTo(mentor, '내가 답할게요');
  await mentor.keyboard.press('Enter');
  await mentor.keyboard.press('r');
  await expect(mentor.getByRole('textbox', { name: '내용' })).toBeFocused();
  await mentor.keyboard.insertText(answer);
  await mentor.keyboard.press('Control+Enter');

  await asker.keyboard.press('g');
  await asker.keyboard.press('m');
  await expect(asker.getByRole('heading', { level: 1, name: '내 질문' })).toBeVisible();
  await expect(entry(asker, title)).toHaveClass(/is-unread/);
  await asker.keyboard.press('j');
  await asker.keyboard.press('Enter');
  await expect(asker.getByRole('article').filter({ hasText: answer })).toBeVisible();
  await tabTo(asker, '도움이 됐어요');
  await asker.keyboard.press('Enter');
  await expect(entry(asker, title)).toContainText('도움됐어요');
});

test('who quits in the middle of joining goes on where they were', async ({ cohort, person }) => {
  const someone = await person('someone');
  const press = (name: string): Promise<void> =>
    someone.page.getByRole('button', { name, exact: true }).click();
  await someone.page
    .getByRole('textbox', { name: '초대 코드' })
    .fill(await inviteFor(cohort, 'mentee'));
  await press('초대 확인하기');
  await press('다음');
  await someone.page.getByRole('radio', { name: '같아요' }).check();
  await press('들어가기');
  await step(someone.page, 4);
  await someone.restart();
  await step(someone.page, 4);
  await press('나중에 할게요');
  await step(someone.page, 5);
  await someone.restart();
  await step(someone.page, 5);
  await press('시작하기');
  await expect(someone.page.getByRole('heading', { level: 1, name: '받은 글' })).toBeVisible();
  await someone.restart();
  await expect(someone.page.getByRole('heading', { level: 1, name: '받은 글' })).toBeVisible();
});

test('text grows to twice its size before anything is open, and is as large after a reload and a restart', async ({
  person,
}) => {
  const someone = await person('someone');
  const widthOf = (page: Page): Promise<number> => page.evaluate(() => window.innerWidth);
  await expect(someone.page.getByRole('textbox', { name: '초대 코드' })).toBeVisible();
  const usual = await widthOf(someone.page);
  const size = (percent: number) =>
    someone.page.getByText(`글자 크기 ${percent}%`, { exact: true });
  for (const percent of [110, 125, 150, 175, 200]) {
    await someone.page.keyboard.press('Control+=');
    await expect(size(percent)).toBeVisible();
  }
  const growth = async (): Promise<number> => Math.round(usual / (await widthOf(someone.page)));
  await expect.poll(growth).toBe(2);
  await someone.page.reload();
  await expect(someone.page.getByRole('textbox', { name: '초대 코드' })).toBeVisible();
  await expect.poll(growth).toBe(2);

  await someone.restart();
  await expect(someone.page.getByRole('textbox', { name: '초대 코드' })).toBeVisible();
  await expect.poll(growth).toBe(2);
  await someone.page.mouse.move(100, 100);
  await someone.page.keyboard.down('Control');
  await someone.page.mouse.wheel(0, 100);
  await someone.page.keyboard.up('Control');
  await expect(size(175)).toBeVisible();
  await someone.page.keyboard.press('Control+0');
  await expect.poll(async () => widthOf(someone.page)).toBe(usual);
});
