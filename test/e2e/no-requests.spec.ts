import { createServer } from 'node:http';
import { expect, isElectron, test } from './fixtures.ts';

test.use({ mayTry: true });

test('the page asks nobody for anything, even where a script in it tries to', async ({
  person,
}) => {
  let [connections, said] = [0, 0];
  const outside = createServer((_, response) => response.end());
  outside.on('connection', (socket) => {
    connections += 1;
    socket.on('data', (bytes) => (said += bytes.length));
  });
  await new Promise<void>((resolve) => {
    outside.listen(0, '127.0.0.1', resolve);
  });
  const address = outside.address();
  if (address === null || typeof address === 'string') throw new Error('nothing listens');
  try {
    const { app, page } = await person('mentee');
    await expect(page.locator('h1').first()).toBeVisible();
    const tried = await page.evaluate(async (host) => {
      const url = `http://${host}/told`;
      const element = (name: string, attributes: Record<string, string>): void => {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        document.body.append(made);
      };
      element('img', { src: url });
      element('script', { src: url });
      element('iframe', { src: url });
      element('video', { src: url });
      element('object', { data: url });
      element('embed', { src: url });
      for (const rel of ['stylesheet', 'prefetch', 'preload', 'icon', 'manifest', 'preconnect']) {
        element('link', { rel, href: url, as: 'image' });
      }
      element('div', { style: `background: url(${url})` });
      element('a', { href: url, ping: url, id: 'pinged' });
      const refused: string[] = [];
      const attempt = async (name: string, work: () => unknown): Promise<void> => {
        try {
          await work();
        } catch {
          refused.push(name);
        }
      };
      await attempt('fetch', () => fetch(url));
      await attempt('beacon', () => {
        if (!navigator.sendBeacon(url, 'words')) throw new Error('refused');
      });
      await attempt('script', () => import(/* @vite-ignore */ url));
      const dies = (target: EventTarget): Promise<never> =>
        new Promise((_, reject) => {
          target.addEventListener('error', () => reject(new Error('refused')));
        });
      await attempt('socket', () => dies(new WebSocket(`ws://${host}/told`)));
      await attempt('events', () => dies(new EventSource(url)));
      await attempt('worker', () => dies(new Worker(url)));
      const form = document.createElement('form');
      form.action = url;
      form.method = 'post';
      document.body.append(form);
      form.submit();
      // What a browser puts off a little has been tried by then.
      await new Promise((resolve) => {
        setTimeout(resolve, 1000);
      });
      return { refused, isStill: document.querySelector('h1') !== null };
    }, `127.0.0.1:${address.port}`);
    expect(tried.isStill).toBe(true);
    expect(tried.refused).toEqual(expect.arrayContaining(['fetch', 'script', 'socket', 'events']));
    expect(said).toBe(0);
    // No policy for contents forbids a connection on which nothing is said: Electron's Chromium finds no host at all.
    if (isElectron) expect(connections).toBe(0);
    else {
      const { switches } = await app.control.state();
      expect(switches).toEqual([{ name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND' }]);
    }
  } finally {
    outside.close();
  }
});
