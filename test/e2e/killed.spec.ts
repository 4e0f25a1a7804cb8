import { entry, expect, inviteFor, joinWith, test } from './fixtures.ts';

test('what was typed is there after the app was killed', async ({ cohort, person }) => {
  const asker = await person('asker');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await asker.page.getByRole('button', { name: '질문하기', exact: true }).click();
  await asker.page.getByRole('textbox', { name: '제목' }).fill('아직 다 쓰지 않은 질문');
  await asker.page.getByRole('textbox', { name: '내용' }).fill('여기까지 썼는데');
  await expect(asker.page.getByText('방금 보관됨')).toBeVisible();
  await asker.app.kill();

  await asker.restart();
  await asker.page.getByRole('button', { name: '임시보관함', exact: true }).click();
  await asker.page.getByRole('button', { name: '이어 쓰기' }).click();
  await expect(asker.page.getByRole('textbox', { name: '제목' })).toHaveValue(
    '아직 다 쓰지 않은 질문',
  );
  await expect(asker.page.getByRole('textbox', { name: '내용' })).toHaveValue('여기까지 썼는데');
});

test('a question that was sent as the app was killed arrives once, and stays the asker’s own', async ({
  cohort,
  person,
}) => {
  const asker = await person('asker');
  const reader = await person('reader');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(reader.page, await inviteFor(cohort, 'mentee'));
  await asker.page.getByRole('button', { name: '질문하기', exact: true }).click();
  await asker.page.getByRole('textbox', { name: '제목' }).fill('보내자마자 꺼졌어요');
  await asker.page.getByRole('textbox', { name: '내용' }).fill('그래도 도착해야 해요.');
  await asker.page.getByRole('button', { name: '보내기', exact: true }).click();
  await expect(entry(asker.page, '보내자마자 꺼졌어요')).toBeVisible();
  await asker.app.kill();

  await asker.restart();
  await expect(entry(reader.page, '보내자마자 꺼졌어요')).toBeVisible({ timeout: 60_000 });
  await asker.page.getByRole('button', { name: '내 질문', exact: true }).click();
  await expect(entry(asker.page, '보내자마자 꺼졌어요')).toHaveCount(1);
  await expect(entry(reader.page, '보내자마자 꺼졌어요')).toHaveCount(1);
});
