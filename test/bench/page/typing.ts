import type { Browser, CDPSession, Page } from '@playwright/test';

/** What a person types, and how often: quick typists make eight strokes a second. */
const sentence = '출장 다녀온 뒤 정산은 어디에 올리나요? ';
const pause = 60;

declare global {
  interface Window {
    kkanbuKeys: number[];
  }
}

/**
 * Types into what has the focus; how long each key kept the page busy, ms: from the moment of the stroke until its handlers were done, and the making of the frame after it. The
 * wait for the screen's next frame is left out: it is the screen's. `work`: what the page's thread worked for a stroke on average, ms.
 */
export async function typingTimes(
  page: Page,
  strokes: number,
): Promise<{ times: number[]; work: number }> {
  await page.evaluate(() => {
    const times: number[] = [];
    window.kkanbuKeys = times;
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        let handled = 0;
        let frame = 0;
        // After the stroke's own events, before anything else.
        setTimeout(() => (handled = performance.now()), 0);
        requestAnimationFrame((began) => {
          frame = Math.max(began, performance.now());
          port1.addEventListener('message', () => {
            const drawn = performance.now() - frame;
            times.push(Math.max(0, (handled || frame) - timeStamp) + drawn);
          });
          port1.start();
          // Comes once this frame is laid out and painted.
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const workBefore = await workOf(session);
  const characters = Array.from(sentence);
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const text = characters[stroke % characters.length] ?? ' ';
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
    await page.waitForTimeout(pause);
  }
  const work = ((await workOf(session)) - workBefore) / strokes;
  await session.detach();
  return { times: await page.evaluate(() => window.kkanbuKeys), work };
}

/** The same strokes in a bare field of the same size on an empty page of the same browser: what this machine and its screen take by themselves. */
export async function bareTyping(
  browser: Browser,
  strokes: number,
): Promise<{ times: number[]; work: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<textarea rows="6" style="width: 640px; font-size: 17px"></textarea>');
  await page.locator('textarea').click();
  const typed = await typingTimes(page, strokes);
  await page.close();
  return typed;
}

/** What the page's own thread has worked so far, ms. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
