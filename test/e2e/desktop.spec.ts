import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { AppEnded, launchApp, launchHidden } from '../electron/run-app.ts';
import type { WindowState } from '../electron/control-client.ts';
import {
  type Person,
  ask,
  certifyBadges,
  entry,
  expect,
  inviteFor,
  comeIn,
  joinWith,
  test,
} from './fixtures.ts';

test.skip(
  process.env['KKANBU_E2E_ON'] === 'electron',
  'Only the stand-in lets a test act on the desktop.',
);

const windowOf = async ({ app }: Person): Promise<WindowState | undefined> =>
  (await app.control.state()).windows[0];

const trayOf = async ({ app }: Person) => {
  const { trays } = await app.control.state();
  const [tray] = trays;
  const labels = tray?.menu.map(({ label }) => label).filter((label) => label !== '');
  return { count: trays.length, toolTip: tray?.toolTip, image: tray?.image, labels };
};

/** How many questions somebody's notifications tell of; each tells no more than a number. */
async function questionsTold({ app }: Person): Promise<number> {
  const { notifications } = await app.control.state();
  return notifications.reduce((told, { title, body }) => {
    expect({ title, body }).toEqual({
      title: expect.stringMatching(/^새 질문이 있어요( · \d+개)?$/),
      body: '',
    });
    return told + Number(/\d+/.exec(title)?.[0] ?? 1);
  }, 0);
}

async function chooseLanguage(page: Page, settings: string, name: string): Promise<void> {
  await page.getByRole('button', { name: settings, exact: true }).click();
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
  await page.keyboard.press('Escape');
}

async function answer(page: Page, title: string, text: string): Promise<void> {
  await entry(page, title).click();
  const reply = page.getByRole('form', { name: '답변하기' });
  await reply.getByRole('textbox', { name: '내용' }).fill(text);
  await reply.getByRole('button', { name: '보내기', exact: true }).click();
}

/** All that somebody sees of a PC who walks past it, but for the window. */
const outside = async (who: Person) => {
  const { notifications } = await who.app.control.state();
  return { ...(await trayOf(who)), notifications };
};

test('who looks elsewhere is told that something came, in the same words whoever it is for', async ({
  cohort,
  person,
}) => {
  const asker = await person('asker');
  const mentor = await person('mentor');
  const other = await person('other');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(mentor.page, await inviteFor(cohort, 'mentor'), '느티나무');
  await joinWith(other.page, await inviteFor(cohort, 'mentee'));
  await certifyBadges(cohort);
  await mentor.app.control.blur(mentor.app.window.id);

  await ask(asker.page, '묶어서 알릴 첫째 질문', '알림에는 나오지 않아야 해요.');
  await ask(asker.page, '묶어서 알릴 둘째 질문', '이것도 나오지 않아야 해요.');
  // Questions of two threads leave in rounds of their own: those may lie further apart than what is told together.
  await expect.poll(async () => questionsTold(mentor), { timeout: 60_000 }).toBe(2);
  await expect
    .poll(async () => trayOf(mentor))
    .toMatchObject({
      toolTip: '깐부톡 · 답변을 기다리는 글 2개 · 새 글이 있어요',
      labels: ['답변을 기다리는 글 2개', '새 글이 있어요', '열기', '화면 가리기', '끝내기'],
    });
  expect((await trayOf(mentor)).image).toContain('tray-unread.png');
  expect((await asker.app.control.state()).notifications).toEqual([]);
  await expect(entry(other.page, '묶어서 알릴 둘째 질문')).toBeVisible();

  // Both windows are put away, and speak English.
  for (const { app, page } of [asker, other]) {
    await chooseLanguage(page, '설정', 'English');
    await app.control.close(app.window.id);
    await expect.poll(async () => (await app.control.state()).notifications.length).toBe(1);
  }
  await mentor.page.getByRole('button', { name: '답변 대기', exact: true }).click();
  await answer(mentor.page, '묶어서 알릴 첫째 질문', '보이지 않아야 하는 답변이에요.');
  for (const who of [asker, other]) {
    await expect
      .poll(async () => outside(who), { timeout: 60_000 })
      .toMatchObject({
        image: expect.stringContaining('tray-unread.png'),
        toolTip: 'Kkanbu Talk · There are new posts',
        labels: ['There are new posts', 'Open', 'Hide the screen', 'Quit'],
        notifications: [{}, { title: 'There are new posts', body: '', silent: true, open: true }],
      });
  }
  expect(await outside(asker)).toEqual(await outside(other));

  // What it is about is told in the window alone.
  for (const { app, page } of [asker, other]) {
    const isAsker = app === asker.app;
    await app.control.clickNotification(1);
    await expect
      .poll(async () => (await app.control.state()).windows[0])
      .toMatchObject({ visible: true, hasFocus: true });
    await expect(page.locator('#nav-mine-count')).toHaveCount(isAsker ? 1 : 0);
  }
  for (const who of [asker, other]) {
    await expect
      .poll(async () => outside(who))
      .toMatchObject({
        toolTip: 'Kkanbu Talk · Nothing new',
        notifications: [{}, { open: false }],
      });
  }
  expect(await outside(asker)).toEqual(await outside(other));
});

test('closing the window keeps the app in the tray, says so once, and quitting ends it', async ({
  person,
}) => {
  const someone = await person('someone');
  const { control, window } = someone.app;
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: true });
  await control.close(window.id);
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: false });
  await expect
    .poll(async () => (await control.state()).notifications)
    .toMatchObject([{ title: '깐부톡은 계속 켜져 있어요' }]);
  await control.pressTray('열기');
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: true, hasFocus: true });
  await control.close(window.id);
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: false });
  await control.pressTray();
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: true });

  await someone.restart();
  await someone.app.control.close(someone.app.window.id);
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: false });
  expect((await someone.app.control.state()).notifications).toEqual([]);
  await someone.app.control.pressTray('끝내기').catch(() => undefined);
  expect(await someone.app.exited).toEqual({ code: 0, signal: null });
});

test('where there is no tray, closing minimises, and the keyboard ends the app', async ({
  person,
}) => {
  const someone = await person('someone', { env: { KKANBU_STAND_IN_TRAY: 'none' } });
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: true });
  await someone.app.control.close(someone.app.window.id);
  await expect.poll(async () => windowOf(someone)).toMatchObject({ minimised: true });
  expect(await someone.app.control.state()).toMatchObject({ trays: [], notifications: [] });
  await expect(someone.page.getByRole('textbox', { name: '초대 코드' })).toBeVisible();
  await someone.page.keyboard.press('Control+q');
  expect(await someone.app.exited).toEqual({ code: 0, signal: null });
});

test('the veil is drawn from the tray and by F9, and lifted again', async ({ person }) => {
  const someone = await person('someone');
  const { page, app } = someone;
  const field = page.getByRole('textbox', { name: '초대 코드' });
  const veil = page.getByRole('region', { name: '화면을 가렸어요' });
  const isChecked = async () =>
    (await app.control.state()).trays[0]?.menu.find(({ label }) => label === '화면 가리기')
      ?.checked;
  await field.fill('가려질 글자');
  await app.control.pressTray('화면 가리기');
  await expect(veil).toBeVisible();
  await expect(page.locator('.outside')).toHaveAttribute('inert');
  expect(await isChecked()).toBe(true);
  await veil.getByRole('button', { name: '다시 보기' }).click();
  await expect(field).toHaveValue('가려질 글자');
  expect(await isChecked()).toBe(false);
  await page.keyboard.press('F9');
  await expect(veil).toBeVisible();
  await expect.poll(isChecked).toBe(true);
  await page.reload();
  await expect(veil).toBeVisible();
  await page.keyboard.press('F9');
  await expect(field).toBeVisible();
});

test('starting with the computer is written, respected, and seen by nobody', async ({
  cohort,
  person,
  folder,
  keyring,
}) => {
  const config = join(folder, 'config');
  const env = { XDG_CONFIG_HOME: config };
  const someone = await person('someone', { env });
  await joinWith(someone.page, await inviteFor(cohort, 'mentee'));
  await someone.page.getByRole('button', { name: '설정', exact: true }).click();
  const choice = () => someone.page.getByRole('checkbox', { name: '컴퓨터를 켜면 함께 시작하기' });
  await expect(choice()).not.toBeChecked();
  expect(existsSync(join(config, 'autostart'))).toBe(false);
  await choice().check();
  const written = (): string[] =>
    existsSync(join(config, 'autostart')) ? readdirSync(join(config, 'autostart')) : [];
  await expect.poll(written).toEqual([expect.stringMatching(/^kkanbu-talk-\w{8}\.desktop$/)]);
  const file = join(config, 'autostart', written()[0] ?? '');
  expect(readFileSync(file, 'utf8')).toContain('"--hidden"');

  // The system's own switch.
  writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`);
  await someone.restart();
  await someone.page.getByRole('button', { name: '설정', exact: true }).click();
  await expect(choice()).not.toBeChecked();
  await expect(someone.page.getByText('컴퓨터 설정에서 꺼 두었어요.')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('Hidden=true');
  await someone.app.stop();

  const { profile } = someone;
  const all = { ...keyring.env, ...env };
  const hidden = await launchHidden({ profile, env: all, args: ['--hidden'] });
  await expect.poll(async () => (await hidden.control.state()).trays.length).toBe(1);
  await expect.poll(() => hidden.output()).toContain('"phase":"ready"');
  expect((await hidden.control.state()).windows).toEqual([]);
  // The system starts it once more, as after a crash of the desktop: still nobody asked for it.
  const again = launchHidden({ profile, env: all, args: ['--hidden'] });
  await again.then(
    async (app) => app.exited,
    (error: unknown) => expect(error).toBeInstanceOf(AppEnded),
  );
  expect((await hidden.control.state()).windows).toEqual([]);
  await hidden.control.pressTray('열기');
  await hidden.opened;
  await hidden.stop();

  const none = { ...all, KKANBU_STAND_IN_TRAY: 'none' };
  const minimised = await launchApp({ profile, env: none, args: ['--hidden'] });
  expect((await minimised.control.state()).windows).toMatchObject([{ minimised: true }]);
  await minimised.stop();
});

test('an invite in a link is filled in and never used by itself; a member is told', async ({
  cohort,
  person,
  keyring,
}) => {
  const invite = await inviteFor(cohort, 'mentee');
  const someone = await person('someone');
  const field = someone.page.getByRole('textbox', { name: '초대 코드' });
  await expect(field).toHaveValue('');
  await someone.app.control.close(someone.app.window.id);
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: false });

  const secondStart = async (word: string): Promise<void> => {
    const again = launchApp({ profile: someone.profile, env: keyring.env, args: [word] });
    await expect(again).rejects.toThrow(AppEnded);
  };
  await secondStart('kkanbu://join/bm90IGFuIGludml0ZQ');
  await expect.poll(async () => windowOf(someone)).toMatchObject({ visible: true, hasFocus: true });
  await expect(field).toHaveValue('');
  await secondStart(invite);
  await expect(field).toHaveValue(invite);
  await expect(someone.page.getByRole('button', { name: '들어가기' })).toHaveCount(0);

  await someone.page.getByRole('button', { name: '초대 확인하기' }).click();
  await comeIn(someone.page);
  await someone.app.control.openUrl(await inviteFor(cohort, 'mentee'));
  await expect(someone.page.getByText('이미 함께하고 있어요.')).toBeVisible();
});

test('an app that is installed asks for links, and one that begins with a link shows it', async ({
  cohort,
  person,
}) => {
  const invite = await inviteFor(cohort, 'mentee');
  const someone = await person('someone', {
    args: [invite],
    env: { KKANBU_STAND_IN_PACKAGED: 'yes' },
  });
  await expect(someone.page.getByRole('textbox', { name: '초대 코드' })).toHaveValue(invite);
  expect((await someone.app.control.state()).protocolClients).toEqual([
    { protocol: 'kkanbu', args: ['--'] },
  ]);
});
