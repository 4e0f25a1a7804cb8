import { ask, certifyBadges, entry, expect, inviteFor, joinWith, test } from './fixtures.ts';

const title = '팀 회식을 빠져도 괜찮을까요';
const text = '술을 못 마시는데 매번 눈치가 보여요.';

test('a question for one mentor is that mentor’s alone to read, goes when its asker wants, can be changed and taken back', async ({
  cohort,
  person,
}) => {
  const asker = await person('asker');
  const mentor = await person('mentor');
  const other = await person('other');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(mentor.page, await inviteFor(cohort, 'mentor'), '느티나무');
  await certifyBadges(cohort);
  await joinWith(other.page, await inviteFor(cohort, 'mentor'), '바람개비');
  await certifyBadges(cohort);

  const { page } = asker;
  await page.getByRole('button', { name: '질문하기', exact: true }).click();
  await page.getByRole('radio', { name: '한 멘토에게', exact: true }).check();
  await page.getByRole('radio', { name: '느티나무', exact: true }).check();
  await page.getByRole('textbox', { name: '제목' }).fill(title);
  await page.getByRole('textbox', { name: '내용' }).fill(text);
  await page.getByRole('radio', { name: '곧', exact: true }).check();
  await page.getByRole('button', { name: '보내기', exact: true }).click();

  await entry(mentor.page, title).click();
  await expect(mentor.page.getByText('느티나무 님에게만')).toBeVisible();

  await entry(page, title).click();
  await expect(page.getByText(/이 글은 최대 \d+명 가운데 한 명으로 보내졌어요/)).toBeVisible();
  await page.getByRole('button', { name: '더 보기' }).click();
  await page.getByRole('menuitem', { name: '고치기' }).click();
  const edit = page.getByRole('form', { name: '글 고치기' });
  await edit.getByRole('textbox', { name: '내용' }).fill('체질 때문에 마시지 못해요.');
  await edit.getByRole('radio', { name: '곧' }).check();
  await edit.getByRole('button', { name: '보내기' }).click();
  await expect(edit).toHaveCount(0);
  await expect(mentor.page.getByText('체질 때문에 마시지 못해요.').last()).toBeVisible();
  await expect(mentor.page.getByText('고친 글', { exact: true })).toBeVisible();

  // Something that everybody can read shows that the other mentor has received what there is.
  await ask(mentor.page, '모두에게 묻는 글', '다들 어떠세요?');
  await expect(entry(other.page, '모두에게 묻는 글')).toBeVisible();
  await expect(entry(other.page, title)).toHaveCount(0);

  await page.getByRole('button', { name: '더 보기' }).first().click();
  await page.getByRole('menuitem', { name: '지우기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '지우기' }).click();
  await expect(page.getByText('글쓴이가 지운 글이에요')).toBeVisible();
  await mentor.page.getByRole('button', { name: '받은 글', exact: true }).click();
  await expect(entry(mentor.page, '모두에게 묻는 글')).toBeVisible();
  await expect(entry(mentor.page, title)).toHaveCount(0);
});
