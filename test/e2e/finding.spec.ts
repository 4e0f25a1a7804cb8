import { expect, inviteFor, joinWith, test } from './fixtures.ts';

test('whatever has a name is done by its first consonants, the keys are listed, and the look stays', async ({
  cohort,
  person,
}) => {
  const someone = await person('someone');
  const { page } = someone;
  await joinWith(page, await inviteFor(cohort, 'mentee'));
  const call = async (typed: string, offered: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: '무엇이든 하기' });
    await expect(field).toBeFocused();
    await field.pressSequentially(typed);
    await expect(page.getByRole('option', { selected: true })).toContainText(offered);
    await page.keyboard.press('Enter');
    await expect(field).toBeHidden();
  };

  await call('ㅇㅅㅂㄱㅎ', '임시보관함');
  await expect(page.getByRole('heading', { name: '임시보관함' })).toBeVisible();
  await call('ㅂㄴ ㅍㅈ', '보낼 편지함');
  await expect(page.getByRole('heading', { name: '보낼 편지함' })).toBeVisible();
  const paper = async (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await call('다크', '화면 밝기: 어둡게');
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();

  await page.keyboard.press('Shift+Slash');
  const keys = page.getByRole('dialog', { name: '단축키' });
  for (const named of ['무엇이든 하기', '다음 글로', '화면 가리기', '지금 잠그기'])
    await expect(keys.getByText(named, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await call('english', 'English로 보기');
  await expect(page.getByRole('button', { name: 'Inbox', exact: true })).toBeVisible();
  await someone.restart();
  await expect(someone.page.getByRole('button', { name: 'Inbox', exact: true })).toBeVisible();
  const kept = await someone.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(kept).toBe(dark);
});

test('a newcomer looks around once, and is never far from people who listen at once', async ({
  cohort,
  person,
}) => {
  const someone = await person('someone');
  const { page } = someone;
  await joinWith(page, await inviteFor(cohort, 'mentee'));
  const press = async (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  await press('둘러보기');
  await expect(page.getByRole('heading', { name: '묻고, 답을 기다리는 방법' })).toBeFocused();
  await press('다음');
  await expect(page.getByRole('heading', { name: '사무실에서 편하게 쓰는 방법' })).toBeFocused();
  await press('시작하기');
  await expect(page.getByText('처음 오셨네요.')).toBeHidden();

  const places = ['공무원 마음건강센터', '109', '1577-0199'];
  await press('마음이 힘들 때');
  const card = page.getByRole('dialog', { name: '지금 많이 힘들다면' });
  for (const place of places) await expect(card).toContainText(place);
  await expect(card).toContainText('급한 도움을 드리지 못해요');
  await card.getByRole('button', { name: '안내 닫기' }).click();

  await press('질문하기');
  await page.getByRole('textbox', { name: '제목' }).fill('요즘 잠이 안 와요');
  const panel = page.getByRole('region', { name: '많이 힘드셨겠어요.' });
  await page.getByRole('textbox', { name: '내용' }).fill('출근길이 힘들어 죽겠어요.');
  await expect(page.getByText('방금 보관됨')).toBeVisible();
  await expect(panel).toHaveCount(0);
  await page.getByRole('textbox', { name: '내용' }).fill('매일 밤 죽고 싶다는 생각이 들어요.');
  for (const place of places) await expect(panel).toContainText(place);
  // It keeps nobody from sending.
  await page.getByRole('button', { name: '보내기', exact: true }).click();
  await expect(page.getByRole('textbox', { name: '제목' })).toBeHidden();

  await someone.restart();
  await expect(someone.page.getByRole('button', { name: '받은 글', exact: true })).toBeVisible();
  await expect(someone.page.getByText('처음 오셨네요.')).toBeHidden();
});
