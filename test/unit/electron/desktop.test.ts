import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { AppEnded } from '../../electron/run-app.ts';
import { type FixtureApp, startFixture } from './fixture-app.ts';

let fixtureApp: FixtureApp;
beforeAll(async () => {
  fixtureApp = await startFixture();
});
afterAll(async () => fixtureApp.end());

describe('an app on the stand-in', () => {
  test('has its window shown when its page has been drawn', async () => {
    const app = await fixtureApp.launch();
    expect((await app.control.state()).windows).toMatchObject([{ visible: false }]);
    await fixtureApp.visit(app.window.url);
    await expect
      .poll(async () => (await app.control.state()).windows)
      .toMatchObject([{ visible: true, options: { title: '깐부톡', width: 1280 } }]);
    await app.stop();
  });

  test('runs once per profile: a second start ends, and the first one shows itself', async () => {
    const first = await fixtureApp.launch('shared');
    const second = fixtureApp.launch('shared');
    await expect(second).rejects.toThrow(AppEnded);
    await expect.poll(async () => (await first.control.state()).windows[0]?.focused).toBe(1);
    await first.stop();
  });

  test('may start again for a profile whose app was killed', async () => {
    const killed = await fixtureApp.launch('killed');
    expect(await killed.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    const again = await fixtureApp.launch('killed');
    expect(await again.stop()).toEqual({ code: 0, signal: null });
  });

  test('ends in order when the system asks it to', async () => {
    const app = await fixtureApp.launch();
    expect(await app.stop()).toEqual({ code: 0, signal: null });
    expect(app.output()).toContain('ended in order');
  });

  test('ends in order when its window is closed', async () => {
    const app = await fixtureApp.launch();
    await app.control.close(app.window.id).catch(() => undefined);
    expect(await app.exited).toEqual({ code: 0, signal: null });
    expect(app.output()).toContain('ended in order');
  });

  test('hears when the PC goes to sleep, and when it is awake again', async () => {
    const app = await fixtureApp.launch();
    await app.control.power('suspend');
    await expect.poll(() => app.output()).toContain('going to sleep');
    expect(app.output()).not.toContain('awake again');
    await app.control.power('resume');
    await expect.poll(() => app.output()).toContain('awake again');
    await app.stop();
  });

  test('ends when its page has been gone for longer than a reload', async () => {
    const app = await fixtureApp.launch();
    const page = await fixtureApp.visit(app.window.url);
    await page.close();
    expect(await app.exited).toEqual({ code: 0, signal: null });
  });
});

describe('the hardened app', () => {
  test('grants no permission, sends no request outside, and leaves its page for nowhere', async () => {
    const app = await fixtureApp.launch();
    const { control } = app;
    const { id } = app.window;
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read']) {
      const denied = { request: false, check: false, device: false };
      expect(await control.permission(id, permission)).toEqual(denied);
    }
    const outside = ['https://example.com/', 'http://127.0.0.1/', 'file:///etc/passwd', 'ws://x/'];
    for (const url of [...outside, 'app://other/index.html']) {
      expect(await control.isRequestCancelled(id, url)).toBe(true);
      expect(await control.mayNavigate(id, url)).toBe(false);
    }
    expect(await control.isRequestCancelled(id, 'app://kkanbu/index.html')).toBe(false);
    const state = await control.state();
    expect(state).toMatchObject({ hasMenu: false, checksSpelling: false });
    expect(state.windows).toMatchObject([
      {
        webPreferences: {
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          webSecurity: true,
          spellcheck: false,
        },
      },
    ]);
    await app.stop();
  });
});
