import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RunningApp } from '../../electron/run-app.ts';
import { type FixtureApp, startFixture } from './fixture-app.ts';

type Api = {
  echo(value: unknown): Promise<unknown>;
  whoami(): Promise<{ url: string; trusted: boolean }>;
  fail(): Promise<unknown>;
  push(value: unknown): Promise<unknown>;
  setTextSize(size: number): Promise<unknown>;
  onPushed(listener: (value: unknown) => void): () => void;
};
declare global {
  // The page's own names, for what runs inside `evaluate`.
  var fixture: Api;
  var sawPreload: boolean;
}

let fixtureApp: FixtureApp;
let app: RunningApp;
let page: Page;

beforeAll(async () => {
  fixtureApp = await startFixture();
  app = await fixtureApp.launch();
  page = await fixtureApp.visit(app.window.url);
});
afterAll(async () => fixtureApp.end());

describe('a page on the stand-in', () => {
  test('sees what the preload exposes before its own first script runs', async () => {
    expect(await page.evaluate(() => sawPreload)).toBe(true);
  });

  test('gets back from a call what structured cloning keeps', async () => {
    const kept = await page.evaluate(async () => {
      const echoed = (await fixture.echo({
        nothing: undefined,
        bytes: new Uint8Array([0, 255]),
        list: ['bigint', 1],
        word: '깐부',
      })) as Record<string, unknown>;
      return [
        'nothing' in echoed && echoed['nothing'] === undefined,
        echoed['bytes'] instanceof Uint8Array && echoed['bytes'][1] === 255,
        JSON.stringify(echoed['list']),
        echoed['word'],
      ];
    });
    expect(kept).toEqual([true, true, '["bigint",1]', '깐부']);
  });

  test('gets an error as a rejection that carries no stack of the app', async () => {
    const message = await page.evaluate(async () => fixture.fail().catch(String));
    expect(message).toBe('Error: Error invoking remote method: TypeError: on purpose');
  });

  test('hears pushes until it unsubscribes', async () => {
    const heard = await page.evaluate(async () => {
      const values: unknown[] = [];
      const unsubscribe = fixture.onPushed((value) => values.push(value));
      await fixture.push('first');
      await fixture.echo(null);
      unsubscribe();
      await fixture.push('second');
      await fixture.echo(null);
      return values;
    });
    expect(heard).toEqual(['first']);
  });

  test('lives under the policy of the app: no inline script ran, nothing may be fetched', async () => {
    expect(await page.title()).toBe('Fixture');
    const refused = await page.evaluate(async () => fetch('/early.js').catch(() => 'refused'));
    expect(refused).toBe('refused');
  });

  test('seems to the app to be where the app put it', async () => {
    expect(await page.evaluate(async () => fixture.whoami())).toEqual({
      url: 'app://kkanbu/index.html',
      trusted: true,
    });
  });

  test('is not trusted once its calls come from a foreign address or an embedded frame', async () => {
    const trusted = async (): Promise<boolean> =>
      page.evaluate(async () => (await fixture.whoami()).trusted);
    await app.control.forgeSender(app.window.id, { url: 'https://example.com/index.html' });
    expect(await trusted()).toBe(false);
    await app.control.forgeSender(app.window.id, {
      url: 'app://kkanbu/index.html',
      embedded: true,
    });
    expect(await trusted()).toBe(false);
    await app.control.forgeSender(app.window.id, null);
    expect(await trusted()).toBe(true);
  });

  test('goes nowhere and opens nothing, whatever is clicked', async () => {
    const before = page.url();
    await page.click('#away');
    await page.click('#new-window');
    expect(await page.evaluate(`open('https://example.com/')`)).toBeNull();
    await page.evaluate(async () => fixture.echo(null));
    expect(page.url()).toBe(before);
    expect(page.context().pages()).toHaveLength(1);
  });

  test('may go where the app lets it go', async () => {
    await page.evaluate(`location.assign('/index.html?again')`);
    await page.waitForURL('**/index.html?again');
    expect((await page.evaluate(async () => fixture.whoami())).url).toBe(
      'app://kkanbu/index.html?again',
    );
  });

  test('survives a reload', async () => {
    await page.reload();
    expect(await page.evaluate(async () => fixture.echo('again'))).toBe('again');
  });
});

describe('the address of a window', () => {
  test('is good for one visit', async () => {
    expect((await fetch(app.window.url, { redirect: 'manual' })).status).toBe(403);
    const fresh = await app.control.newAddress(app.window.id);
    expect((await fetch(fresh, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(fresh, { redirect: 'manual' })).status).toBe(403);
  });

  test('shows nothing to a visitor without the cookie, or under another host name', async () => {
    const { origin, port } = new URL(app.window.url);
    expect((await fetch(`${origin}/index.html`)).status).toBe(403);
    expect((await fetch(`http://localhost:${port}/index.html`)).status).toBe(421);
  });

  test('does not let the control channel be used without its token', async () => {
    await expect(app.control.state()).resolves.toMatchObject({ hasMenu: false, theme: 'dark' });
    const other = await app.control.newAddress(app.window.id);
    expect((await fetch(new URL('/state', other))).status).toBe(403);
  });
});
