import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator } from '@playwright/test';

import { expect, inviteFor, joinWith, test } from './fixtures.ts';

test('a feed that has another history than it showed before stops the app, after a restart too', async ({
  cohort,
  person,
  folder,
}, testInfo) => {
  const [feed, earlier] = [join(cohort.data, 'feed'), join(folder, 'earlier')];
  await cohort.relay.stop();
  cpSync(feed, earlier, { recursive: true });
  await cohort.relay.start();
  const reader = await person('reader');
  await joinWith(reader.page, await inviteFor(cohort, 'mentee'));
  const status = reader.page.getByRole('contentinfo', { name: '연결 상태' });
  await expect(status).toContainText('연결됨');
  // Some rounds pass, each with this person's envelope in its batch.
  await reader.page.waitForTimeout(3_000);

  await cohort.relay.stop();
  rmSync(feed, { recursive: true });
  cpSync(earlier, feed, { recursive: true });
  await cohort.relay.start();

  const halted = (): Locator => reader.page.getByRole('heading', { name: '안전을 위해 멈췄어요' });
  const report = (): Locator => reader.page.getByRole('textbox', { name: '전해 줄 내용' });
  await expect(halted()).toBeVisible();
  await expect(report()).toHaveValue(/^alarm: second-history$/m);
  await reader.page.screenshot({ path: testInfo.outputPath('alarm.png'), fullPage: true });
  const lines = await report().inputValue();

  await reader.restart();
  await expect(halted()).toBeVisible();
  await expect(report()).toHaveValue(lines);

  await reader.page.getByRole('button', { name: '다시 연결해 보기' }).click();
  await reader.page.getByRole('button', { name: '이야기했고, 이어 갈게요' }).click();
  // Its cause is still there.
  await expect(halted()).toBeVisible();
  await expect(report()).toHaveValue(/^alarm: second-history$/m);
});
