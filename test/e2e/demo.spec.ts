import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, test } from './fixtures.ts';

const start = fileURLToPath(new URL('../demo/start.ts', import.meta.url));

type Line = { window?: string; url?: string; ready?: boolean };

test('the demo opens a mentee and a mentor with a past, and leaves nothing behind', async ({
  folder,
  browser,
}) => {
  const temporary = join(folder, 'demo-tmp');
  mkdirSync(temporary);
  // A machine without a keychain: the demo says so, and keeps everything in memory.
  const env = {
    ...process.env,
    TMPDIR: temporary,
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  };
  const demo = spawn(process.execPath, [start, '--headless', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(demo, 'exit');
  const lines: Line[] = [];
  for await (const line of createInterface(demo.stdout)) {
    lines.push(JSON.parse(line) as Line);
    if (lines.at(-1)?.ready) break;
  }
  expect(lines.map(({ window }) => window)).toEqual(['mentee', 'mentor', undefined]);

  const [mentee, mentor] = await Promise.all(
    lines.slice(0, 2).map(async ({ url = '' }) => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(url);
      return page;
    }),
  );
  if (!mentee || !mentor) throw new Error('two windows');
  await expect(mentee.locator('.thread-item').first()).toBeVisible();
  await expect(mentee.getByText('깐부톡 체험')).toBeVisible();
  await expect(mentee.getByText(/닫으면 쓴 글과 참여 정보가 지워져요/)).toBeVisible();
  await mentee.getByRole('button', { name: '질문하기', exact: true }).click();
  await mentee.getByRole('textbox', { name: '제목' }).fill('체험에서 묻는 질문');
  await mentee.getByRole('textbox', { name: '내용' }).fill('누가 답해 주시나요?');
  await mentee.getByRole('button', { name: '보내기', exact: true }).click();
  await mentor.getByRole('button', { name: '답변 대기', exact: true }).click();
  await expect(mentor.getByRole('button', { name: '체험에서 묻는 질문' })).toBeVisible({
    timeout: 120_000,
  });

  const asked = Date.now();
  demo.kill('SIGTERM');
  await exited;
  expect(Date.now() - asked).toBeLessThan(5000);
  expect(readdirSync(temporary)).toEqual([]);
});
