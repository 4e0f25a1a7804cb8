import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { announce } from '../../relay/coordinator/moderation.ts';
import { entry, expect, inviteFor, isElectron, joinWith, test } from './fixtures.ts';

const title = '인감을 맡길 때 챙길 것';
const address = 'https://example.go.kr/seal';
const typed = `순서가 헷갈려요.\n\n- 신분증\n- 위임장\n\n문서 이름은 \`위임장-2\`이고 ${address} 에 있어요. #인감`;

test('lists, code and links arrive as text that nothing can be pressed in, and a thread is taken to a file', async ({
  cohort,
  person,
  folder,
}) => {
  const asker = await person('asker');
  const reader = await person('reader');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(reader.page, await inviteFor(cohort, 'mentee'));
  await asker.page.getByRole('button', { name: '질문하기', exact: true }).click();
  await asker.page.getByRole('textbox', { name: '제목' }).fill(title);
  const words = asker.page.getByRole('textbox', { name: '내용' });
  await words.fill('순서가 헷갈려요.\n\n');
  await words.press('Control+End');
  await asker.page.getByRole('button', { name: '목록', exact: true }).focus();
  await asker.page.keyboard.press('Enter');
  await words.press('Control+End');
  await words.pressSequentially('신분증');
  await words.press('Enter');
  await words.pressSequentially('위임장');
  await expect(words).toHaveValue('순서가 헷갈려요.\n\n- 신분증\n- 위임장');
  await words.fill(typed);
  await asker.page.getByRole('radio', { name: '곧', exact: true }).check();
  await asker.page.getByRole('button', { name: '보내기', exact: true }).click();

  const { page, app } = reader;
  await entry(page, title).click();
  const shown = page.locator('.question-text');
  await expect(shown.getByRole('listitem')).toHaveText(['신분증', '위임장']);
  await expect(shown.locator('code')).toHaveText('위임장-2');
  await expect(shown).toContainText(address);
  await expect(shown.getByRole('link')).toHaveCount(0);

  if (isElectron) return;
  const file = join(folder, 'thread.md');
  await page.getByRole('button', { name: '내보내기', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '이 글 내보내기' });
  await expect(dialog).toContainText('모두가 읽을 수 있는 글이에요');
  await dialog.getByRole('radio', { name: '마크다운 파일' }).check();
  await dialog.getByRole('button', { name: '만들기', exact: true }).click();
  await expect(async () => app.control.answerDialog(file)).toPass();
  await expect(dialog).toBeHidden();
  expect(existsSync(file)).toBe(true);
  const markdown = readFileSync(file, 'utf8');
  for (const kept of [title, '신분증', '위임장', 'example.go.kr/seal'])
    expect(markdown).toContain(kept);
});

test('an announcement stands above everything until somebody has looked at it, and stays readable', async ({
  cohort,
  person,
}) => {
  const someone = await person('someone');
  const { page } = someone;
  await joinWith(page, await inviteFor(cohort, 'mentee'));
  const pinned = page.getByRole('button', { name: /다음 주 모임 안내/ });
  await expect(page.getByRole('heading', { level: 1, name: '받은 글' })).toBeVisible();
  await expect(pinned).toHaveCount(0);

  await announce(cohort.kit, '다음 주 모임 안내', '두 가지를 챙겨 주세요.\n\n- 명찰\n- 필기도구');
  await expect(pinned).toBeVisible();
  await pinned.click();
  const notice = page.getByRole('article', { name: '다음 주 모임 안내' });
  await expect(notice).toContainText('두 가지를 챙겨 주세요.');
  await expect(notice.getByText('새 공지', { exact: true })).toBeVisible();
  await expect(notice.getByRole('listitem')).toHaveText(['명찰', '필기도구']);
  await page.getByRole('button', { name: '받은 글', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '받은 글' })).toBeVisible();
  await expect(pinned).toHaveCount(0);

  // Offline and after a restart it can still be read, and is not new again.
  await cohort.relay.stop();
  await someone.restart();
  await someone.page.getByRole('button', { name: '공지', exact: true }).click();
  await expect(someone.page.getByRole('article', { name: '다음 주 모임 안내' })).toBeVisible();
  await expect(someone.page.getByText('새 공지', { exact: true })).toHaveCount(0);
});
