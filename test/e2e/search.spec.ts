import { ask, entry, expect, inviteFor, joinWith, test } from './fixtures.ts';

const title = '연가 신청은 언제까지 올려야 하나요';
const text = '하루 전날 올려도 되는지, 결재가 늦으면 어떻게 되는지 궁금해요.';

test('what was asked on one PC is found on another by first consonants, opens at its place and is marked there; put by and muted, it stays so', async ({
  cohort,
  person,
}, testInfo) => {
  const asker = await person('asker');
  const reader = await person('reader');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(reader.page, await inviteFor(cohort, 'mentee'));
  await ask(asker.page, title, text);
  await ask(reader.page, '회식 자리가 힘들어요', '술을 못 마시는데 매번 눈치가 보여요.');
  const { page } = reader;
  await page.getByRole('button', { name: '받은 글', exact: true }).click();
  await expect(entry(page, title)).toBeVisible();

  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: '검색' });
  await expect(field).toBeFocused();
  await field.fill('ㅇㄱ ㅅㅊ');
  await expect(page.getByText('1개 찾았어요')).toBeVisible();
  await expect(entry(page, title).locator('mark').first()).toHaveText('연가');
  await page.keyboard.press('Enter');
  const opened = page.getByRole('heading', { name: title });
  await expect(opened.locator('mark').first()).toHaveText('연가');
  await page.screenshot({ path: testInfo.outputPath('found.png') });

  // Part of a word, in the middle of the text, and words that stand apart.
  for (const words of ['결재', '전날', '늦으면 신청']) {
    await field.fill(words);
    await expect(entry(page, title)).toBeVisible();
    await expect(page.getByText('1개 찾았어요')).toBeVisible();
  }
  await field.fill('주차권');
  await expect(page.getByText('‘주차권’에 맞는 글이 없어요')).toBeVisible();
  await page.getByRole('button', { name: '질문으로 올리기' }).click();
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue('주차권');

  // Put by and muted, for this person alone.
  await page.getByRole('button', { name: '받은 글', exact: true }).click();
  await entry(page, title).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText('담아 두었어요.')).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByText('이 글은 안 읽은 글로 세지 않아요.')).toBeVisible();

  // The index is in the vault: after a restart it is there at once, and so are the marks.
  await reader.restart();
  await expect(entry(reader.page, title)).toBeVisible();
  await reader.page.keyboard.press('Control+f');
  await reader.page.getByRole('searchbox', { name: '검색' }).fill('결재가 늦');
  await expect(entry(reader.page, title)).toBeVisible();
  await expect(reader.page.getByText('1개 찾았어요')).toBeVisible();

  await reader.page.keyboard.press('Control+k');
  const names = reader.page.getByRole('combobox', { name: '무엇이든 하기' });
  const offers = reader.page.getByRole('listbox', { name: '무엇이든 하기' });
  const chosen = offers.getByRole('option', { selected: true });
  await names.fill('ㄷㅇ ㄷ ㄱ');
  await expect(chosen).toContainText('담아 둔 글');
  await names.press('Enter');
  await expect(reader.page.getByRole('heading', { name: '담아 둔 글' })).toBeVisible();
  await expect(entry(reader.page, title)).toContainText('조용히 둔 글');
  await reader.page.keyboard.press('Control+k');
  await names.fill('ㅇㄱㅅㅊㅇ');
  await expect(chosen).toContainText(title);
  await names.press('Enter');
  const again = reader.page.getByRole('heading', { name: title });
  await expect(again).toBeVisible();
  await expect(reader.page.getByRole('button', { name: '담아 두기' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(reader.page.getByRole('button', { name: '조용히 두기' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
