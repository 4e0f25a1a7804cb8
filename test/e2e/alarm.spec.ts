import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { systemEnvironment } from '../../protocol/environment.ts';
import { serveDroppingGate } from '../relay/fixtures/dropping-gate.ts';
import { signWithKeyOfItsOwn } from '../relay/fixtures/key-of-its-own.ts';
import { rowCounts } from '../relay/fixtures/tables.ts';
import { expect, inviteFor, joinWith, test } from './fixtures.ts';

const halted = (page: Page): Locator => page.getByRole('heading', { name: '안전을 위해 멈췄어요' });
const report = (page: Page): Locator => page.getByRole('textbox', { name: '전해 줄 내용' });
const linkOf = (page: Page): Locator => page.getByRole('contentinfo', { name: '연결 상태' });

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
  await expect(linkOf(reader.page)).toContainText('연결됨');
  // Some rounds pass, each with this person's envelope in its batch. Before the last of them the reader has had the others.
  const batches = (): number => rowCounts(cohort.data, 'feed')['batches'] ?? 0;
  const before = batches();
  await expect.poll(batches).toBeGreaterThan(before + 6);

  await cohort.relay.stop();
  rmSync(feed, { recursive: true });
  cpSync(earlier, feed, { recursive: true });
  // Where the gate remembers, such a feed takes back what it lost, and signs nothing else before.
  rmSync(join(cohort.data, 'gate', 'feed-head'));
  await cohort.relay.start();

  await expect(halted(reader.page)).toBeVisible();
  await expect(report(reader.page)).toHaveValue(/^alarm: second-history$/m);
  await reader.page.screenshot({ path: testInfo.outputPath('alarm.png'), fullPage: true });
  const lines = await report(reader.page).inputValue();

  await reader.restart();
  await expect(halted(reader.page)).toBeVisible();
  await expect(report(reader.page)).toHaveValue(lines);

  await reader.page.getByRole('button', { name: '다시 연결해 보기' }).click();
  await reader.page.getByRole('button', { name: '이야기했고, 이어 갈게요' }).click();
  // Its cause is still there.
  await expect(halted(reader.page)).toBeVisible();
  await expect(report(reader.page)).toHaveValue(/^alarm: second-history$/m);
});

test('an issuer that signs for one member with a key of its own stops the app', async ({
  cohort,
  person,
}, testInfo) => {
  await cohort.relay.stop();
  await signWithKeyOfItsOwn(cohort.data);
  await cohort.relay.start();
  const { page } = await person('newcomer');
  await joinWith(page, await inviteFor(cohort, 'mentee'));
  await expect(halted(page)).toBeVisible();
  await expect(report(page)).toHaveValue(/^alarm: broken-certificate$/m);
  await page.screenshot({ path: testInfo.outputPath('alarm.png') });
});

test('a gate that lets one client’s envelopes fall makes it hold its posts, and reading goes on', async ({
  cohort,
  person,
}, testInfo) => {
  await cohort.relay.stop();
  let [clients, spared] = [0, Infinity];
  const gate = await serveDroppingGate(cohort.data, systemEnvironment, (client) => {
    clients = Math.max(clients, client + 1);
    return client >= spared;
  });
  await cohort.relay.start(['issuer', 'feed']);
  try {
    const other = await person('other');
    await joinWith(other.page, await inviteFor(cohort, 'mentee'));
    await expect(linkOf(other.page)).toContainText('연결됨');
    await expect.poll(() => clients).toBeGreaterThan(0);
    spared = clients;
    const { page } = await person('dropped');
    await joinWith(page, await inviteFor(cohort, 'mentee'));
    await page.getByRole('button', { name: '살펴보기' }).click();
    await expect(page.getByRole('heading', { name: '글 보내기를 멈췄어요' })).toBeVisible();
    await expect(report(page)).toHaveValue(/^alarm: receipts-missing$/m);
    await page.screenshot({ path: testInfo.outputPath('alarm.png') });
    await expect(linkOf(page)).toContainText('연결됨');
  } finally {
    await gate.close();
  }
});
