import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Page } from '@playwright/test';

import { runChild } from '../fixtures/run-child.ts';
import { type KeyringKind, type TestKeyring, startKeyring } from '../keyring.ts';
import { type Person, expect, inviteFor, joinWith, test as onOffice } from './fixtures.ts';
import { findBytes } from './search-disk.ts';

/** The same office PC with another keychain. */
const withKeyring = (kind: KeyringKind) =>
  onOffice.extend<{ keyring: TestKeyring }>({
    keyring: async ({}, use) => {
      const keyring = await startKeyring(kind);
      await use(keyring);
      await keyring.stop();
    },
  });
const onLocked = withKeyring('locked');
const withoutBus = withKeyring('none');

const passphrase = 'four plain words here';
const words = '열쇠가 돌아와도 있어야 하는 글';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const openAgain = (page: Page): Promise<void> =>
  page.getByRole('button', { name: '다시 열기', exact: true }).click();

/** Writes a question that is not sent, and waits until it is kept. */
async function keepDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '질문하기', exact: true }).click();
  await page.getByRole('textbox', { name: '제목' }).fill(words);
  await expect(page.getByText('방금 보관됨')).toBeVisible();
}

/** The same member as before: in the cohort, with what was written. */
async function expectDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '임시보관함', exact: true }).click();
  await expect(page.getByRole('main')).toContainText(words);
}

/** The vault's files in a profile, wherever the shell puts them. */
const vaultFiles = ({ profile }: Person): string[] =>
  readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .map((path) => join(profile, path))
    .filter((path) => basename(path).startsWith('vault.'));

function fileOf(person: Person, name: string): string {
  const file = vaultFiles(person).find((path) => basename(path) === name);
  if (file === undefined) throw new Error(`There is no ${name}.`);
  return file;
}

onOffice('an unlocked keychain is nothing to see', async ({ person }) => {
  const { page } = await person('mentee');
  await expect(page.getByRole('textbox', { name: '초대 코드' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('열쇠 보관함');
});

onOffice(
  'what is open stays open when the keychain is locked, and the next start opens the same membership once it is unlocked',
  async ({ cohort, person, keyring }) => {
    const member = await person('mentee');
    await joinWith(member.page, await inviteFor(cohort, 'mentee'));
    await keyring.lock();
    await keepDraft(member.page);

    await member.restart();
    await expect(heading(member.page, '열쇠 보관함이 잠겨 있어요')).toBeVisible();
    await openAgain(member.page);
    await expect(member.page.getByText('아직 열리지 않았어요.')).toBeVisible();
    await expect(member.page.getByRole('textbox')).toHaveCount(0);

    await keyring.unlock();
    await openAgain(member.page);
    await expectDraft(member.page);
  },
);

onOffice(
  'a key that has gone is told, nothing new is made, and with the key the same membership opens',
  async ({ cohort, person, keyring }) => {
    const member = await person('mentee');
    await joinWith(member.page, await inviteFor(cohort, 'mentee'));
    await keepDraft(member.page);
    const [id = ''] = /[0-9a-f]{32}/.exec(readFileSync(fileOf(member, 'vault.json'), 'utf8')) ?? [];
    const ask = async (...calls: string[]): Promise<unknown> =>
      (await runChild('keychain-child.ts', ['10000', ...calls], keyring.env)).said;
    const [key] = (await ask(`get:${id}`)) as string[];
    await ask(`delete:${id}`);

    await member.restart();
    const before = vaultFiles(member);
    await expect(heading(member.page, '깐부톡 열쇠를 찾지 못했어요')).toBeVisible();
    await openAgain(member.page);
    await expect(member.page.getByText('아직 열리지 않았어요.')).toBeVisible();
    expect(vaultFiles(member)).toEqual(before);
    expect(await ask(`get:${id}`)).toEqual([null]);

    await ask(`set:${id}:${key}`);
    await openAgain(member.page);
    await expectDraft(member.page);
  },
);

onLocked(
  'a first start waits for a locked keychain, and makes nothing',
  async ({ person, keyring }) => {
    const member = await person('mentee');
    await expect(heading(member.page, '열쇠 보관함이 잠겨 있어요')).toBeVisible();
    expect(vaultFiles(member)).toEqual([]);
    await keyring.unlock();
    await openAgain(member.page);
    await expect(member.page.getByRole('textbox', { name: '초대 코드' })).toBeVisible();
  },
);

onOffice('the window is there while the keychain has not answered', async ({ person, keyring }) => {
  keyring.silence();
  const { page } = await person('mentee');
  await expect(heading(page, '열고 있어요')).toBeVisible({ timeout: 5000 });
});

withoutBus(
  'without a keychain a passphrase keeps the membership, and stands nowhere',
  async ({ cohort, person, folder }) => {
    const member = await person('mentee');
    await expect(heading(member.page, '이 PC에는 열쇠 보관함이 없어요')).toBeVisible();
    const choose = async (first: string, second: string): Promise<void> => {
      await member.page.getByLabel('비밀문구', { exact: true }).fill(first);
      await member.page.getByLabel('한 번 더 넣기').fill(second);
      await member.page.getByRole('button', { name: '잠가 두고 시작하기' }).click();
    };
    await choose('too short', 'too short');
    await expect(member.page.getByText('비밀문구가 짧아요.')).toBeVisible();
    await choose(passphrase, `${passphrase}!`);
    await expect(member.page.getByText('서로 달라요.')).toBeVisible();
    expect(vaultFiles(member)).toEqual([]);
    await choose(passphrase, passphrase);
    await joinWith(member.page, await inviteFor(cohort, 'mentee'));
    await keepDraft(member.page);

    await member.restart();
    await expect(heading(member.page, '비밀문구를 넣어 주세요')).toBeVisible();
    const enter = async (typed: string): Promise<void> => {
      await member.page.getByLabel('비밀문구').fill(typed);
      await member.page.keyboard.press('Enter');
    };
    await enter('four plain words there');
    await expect(member.page.getByText('비밀문구가 맞지 않아요.')).toBeVisible();
    await enter(passphrase);
    await expectDraft(member.page);

    await member.app.stop();
    expect(findBytes(folder, passphrase)).toEqual([]);
    expect(member.app.output()).not.toContain(passphrase);
  },
);

withoutBus(
  'without a keychain a person may use it this once, and nothing stays',
  async ({ cohort, person }) => {
    const member = await person('mentee');
    const onceOnly = member.page.getByRole('button', { name: '보관하지 않고 시작하기' });
    await onceOnly.click();
    await joinWith(member.page, await inviteFor(cohort, 'mentee'));
    await expect(member.page.getByText('닫으면 지워져요')).toBeVisible();
    expect(vaultFiles(member)).toEqual([]);
    await member.restart();
    await expect(heading(member.page, '이 PC에는 열쇠 보관함이 없어요')).toBeVisible();
    await member.page.getByRole('button', { name: '열쇠 보관함 다시 찾기' }).click();
    await expect(member.page.getByText('아직 열쇠 보관함이 보이지 않아요.')).toBeVisible();
  },
);

onOffice('a damaged vault is told and left as it is', async ({ cohort, person }) => {
  const member = await person('mentee');
  await joinWith(member.page, await inviteFor(cohort, 'mentee'));
  await keepDraft(member.page);
  await member.app.stop();
  const file = fileOf(member, 'vault.db');
  const whole = readFileSync(file);
  truncateSync(file, 100);

  await member.restart();
  await expect(heading(member.page, '보관한 글을 읽지 못했어요')).toBeVisible();
  await openAgain(member.page);
  await expect(member.page.getByText('아직 열리지 않았어요.')).toBeVisible();
  expect(readFileSync(file)).toEqual(whole.subarray(0, 100));
  writeFileSync(file, whole);
  await openAgain(member.page);
  await expectDraft(member.page);
});
