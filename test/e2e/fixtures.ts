import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Page, expect, test as base } from '@playwright/test';

import { systemEnvironment } from '../../protocol/environment.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { Kit } from '../../relay/coordinator/kit.ts';
import { approveBadges } from '../../relay/coordinator/notices.ts';
import { initDemo } from '../../relay/demo.ts';
import type { LaunchOptions, RunningApp } from '../electron/run-app.ts';
import { type TestKeyring, startKeyring } from '../keyring.ts';
import type { Launch, Launched } from './launch.ts';
import { onElectron } from './on-electron.ts';
import { onStandIn } from './on-stand-in.ts';
import { RelayProcess } from './relay-process.ts';

export { expect } from '@playwright/test';

/** A person at a PC of their own: a profile folder, and the app when it runs. */
export type Person = {
  readonly profile: string;
  /** The page of the app's window. */
  page: Page;
  app: RunningApp;
  /** Starts the app on the same profile again, after it has ended. */
  restart(): Promise<void>;
};

/** Words and environment of every start of somebody's app. */
export type StartOptions = Pick<LaunchOptions, 'args' | 'env'>;

export type Cohort = {
  kit: Kit;
  relay: RelayProcess;
  /** The relay's data folder. */
  data: string;
};

type Fixtures = {
  /** A folder for this test alone. */
  folder: string;
  /** A real D-Bus with a real, unlocked gnome-keyring. */
  keyring: TestKeyring;
  /** Three roles in one process of their own, rounds of a second, and nobody in it yet. */
  cohort: Cohort;
  /** Whether this test makes pages ask for what is outside of the app; anywhere else that fails a test. */
  mayTry: boolean;
  /** Starts the app for somebody new. */
  person: (name: string, start?: StartOptions) => Promise<Person>;
};

/** `npm run e2e:electron` sets it. */
export const isElectron = process.env['KKANBU_E2E_ON'] === 'electron';

// No browser is started where Electron brings its own.
const launching = base.extend<{ launch: Launch }>({
  launch: isElectron
    ? async ({}, use) => use(onElectron)
    : async ({ browser }, use) => use(onStandIn(browser)),
});

export const test = launching.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'kkanbu-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  keyring: async ({}, use) => {
    const keyring = await startKeyring('unlocked');
    await use(keyring);
    await keyring.stop();
  },

  cohort: async ({ folder }, use) => {
    const data = join(folder, 'relay');
    const kit = await initDemo({
      data,
      environment: systemEnvironment,
      passphrase: 'test only',
      overrides: {
        // Shorter ones make envelopes come too late on a busy machine, and that is an alarm, as it should be.
        roundLength: 1_000,
        minSet: 2,
        quota: { certificates: 4, questions: 3 },
        // In a demo nobody is a newcomer, whose first question waits for hours.
        demo: true,
      },
    });
    const relay = new RelayProcess(data);
    await relay.start();
    await use({ kit, relay, data });
    await relay.stop();
  },

  mayTry: [false, { option: true }],

  person: async ({ folder, keyring, launch, mayTry }, use) => {
    const running: Person[] = [];
    const starts: Launched[] = [];
    // Inside the test's folder, so that what the app might leave there is searched too.
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    await use(async (name, start = {}) => {
      const profile = join(folder, name);
      const begin = async (): Promise<Launched> => {
        const env = { ...keyring.env, TMPDIR: temporary, ...start.env };
        const started = await launch({ profile, ...start, env });
        starts.push(started);
        return started;
      };
      let launched = await begin();
      const person: Person = {
        profile,
        app: launched.app,
        page: launched.page,
        restart: async () => {
          await launched.leave();
          await launched.app.stop();
          launched = await begin();
          person.app = launched.app;
          person.page = launched.page;
        },
      };
      running.push(person);
      return person;
    });
    await Promise.all(running.map(async ({ app }) => app.stop()));
    // The network is the main process's: no page asks for anything but the app's own files.
    if (!mayTry) expect(starts.flatMap(({ foreign }) => foreign)).toEqual([]);
  },
});

/** From a checked invite to the inbox: somebody who finds the six words the same, and leaves the 24 for later. */
export async function comeIn(page: Page, nickname: string | null = null): Promise<void> {
  const press = async (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  await press('다음');
  await page.getByRole('radio', { name: '같아요' }).check();
  if (nickname !== null) await page.getByRole('textbox', { name: '멘토 이름' }).fill(nickname);
  await press('들어가기');
  await press('나중에 할게요');
  await press('시작하기');
  await expect(page.getByRole('button', { name: '받은 글', exact: true })).toBeVisible();
}

/** Joins as a person does: pastes the invite, reads what it is for, and comes in. */
export async function joinWith(
  page: Page,
  invite: string,
  nickname: string | null = null,
): Promise<void> {
  await page.getByRole('textbox', { name: '초대 코드' }).fill(invite);
  await page.getByRole('button', { name: '초대 확인하기' }).click();
  await comeIn(page, nickname);
}

export async function inviteFor({ kit }: Cohort, role: 'mentee' | 'mentor'): Promise<string> {
  const [invite = ''] = await createInvites(kit, role, 1);
  return invite;
}

/** The coordinator certifies the mentors' badges; waits until there was one to certify. */
export async function certifyBadges({ kit }: Cohort): Promise<void> {
  await expect.poll(async () => approveBadges(kit)).toBeGreaterThan(0);
}

export async function ask(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: '질문하기', exact: true }).click();
  await page.getByRole('textbox', { name: '제목' }).fill(title);
  await page.getByRole('textbox', { name: '내용' }).fill(text);
  await page.getByRole('button', { name: '보내기', exact: true }).click();
  // Once it is in the outbox, the page goes to one's own questions.
  await expect(page.getByRole('textbox', { name: '제목' })).toBeHidden();
}

/** The thread's entry in a list. */
export const entry = (page: Page, title: string) =>
  page.locator('.thread-item').filter({ hasText: title });
