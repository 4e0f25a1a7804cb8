import { ask, entry, expect, inviteFor, joinWith, test } from './fixtures.ts';

const title = '서버가 꺼져 있을 때 쓴 질문';

test('a question that is written and sent while the relay is down arrives exactly once', async ({
  cohort,
  person,
}) => {
  const asker = await person('asker');
  const reader = await person('reader');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(reader.page, await inviteFor(cohort, 'mentee'));
  await ask(asker.page, '먼저 보낸 질문', '연결돼 있을 때 보냈어요.');
  await expect(entry(reader.page, '먼저 보낸 질문')).toBeVisible();

  await cohort.relay.stop();
  const status = asker.page.getByRole('contentinfo', { name: '연결 상태' });
  await expect(status).toContainText('연결 끊김');
  await ask(asker.page, title, '서버가 돌아오면 저절로 가야 해요.');
  await asker.page.getByRole('button', { name: '보낼 편지함', exact: true }).click();
  await expect(asker.page.getByRole('main')).toContainText(title);

  await cohort.relay.start();
  await reader.page.getByRole('button', { name: '받은 글', exact: true }).click();
  await expect(entry(reader.page, title)).toBeVisible({ timeout: 60_000 });
  await expect(asker.page.getByRole('main')).toContainText('보낼 글이 없어요');
  await expect(asker.page.getByRole('region', { name: '도착한 글' })).toContainText(title);
  await expect(entry(reader.page, title)).toHaveCount(1);
  await asker.page.getByRole('button', { name: '내 질문', exact: true }).click();
  await expect(entry(asker.page, title)).toHaveCount(1);
});

test('everything can be read and written while the relay is down, after a restart too', async ({
  cohort,
  person,
}) => {
  const reader = await person('reader');
  const asker = await person('asker');
  await joinWith(reader.page, await inviteFor(cohort, 'mentee'));
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await ask(asker.page, '오프라인에서도 읽을 글', '받아 둔 글은 언제나 읽을 수 있어야 해요.');
  await expect(entry(reader.page, '오프라인에서도 읽을 글')).toBeVisible();
  await cohort.relay.stop();
  await reader.restart();
  await entry(reader.page, '오프라인에서도 읽을 글').click();
  await expect(
    reader.page.getByRole('heading', { level: 1, name: '오프라인에서도 읽을 글' }),
  ).toBeVisible();
  const comment = reader.page.getByRole('form', { name: /답변하기|댓글/ });
  await comment.getByRole('textbox', { name: '내용' }).fill('끊긴 동안 쓴 댓글이에요.');
  await expect(reader.page.getByText('방금 보관됨')).toBeVisible();
});
