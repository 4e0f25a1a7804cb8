import type { CDPSession, Page } from '@playwright/test';
import * as v from 'valibot';

export type Frames = { shown: number; dropped: number; seconds: number };

const reporter = v.object({
  name: v.literal('PipelineReporter'),
  args: v.object({
    frame_reporter: v.object({
      state: v.string(),
      scroll_state: v.string(),
      affects_smoothness: v.boolean(),
    }),
  }),
});

/** Scrolls what lies under a point by so many pixels, at a speed in pixels a second; what Chromium's own trace says of the frames meanwhile. */
export async function framesWhileScrolling(
  page: Page,
  at: { x: number; y: number },
  distance: number,
  speed: number,
): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const events: unknown[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['cc', 'benchmark', 'viz'] },
  });
  const began = performance.now();
  await session.send('Input.synthesizeScrollGesture', {
    ...at,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
  });
  const seconds = (performance.now() - began) / 1000;
  await ended(session);
  await session.detach();
  let [shown, dropped] = [0, 0];
  for (const event of events) {
    const parsed = v.safeParse(reporter, event);
    if (!parsed.success) continue;
    const {
      state,
      scroll_state: scroll,
      affects_smoothness: isFelt,
    } = parsed.output.args.frame_reporter;
    if (scroll === 'SCROLL_NONE') continue;
    if (state === 'STATE_DROPPED' && isFelt) dropped += 1;
    else if (state.startsWith('STATE_PRESENTED')) shown += 1;
  }
  return { shown, dropped, seconds };
}

async function ended(session: CDPSession): Promise<void> {
  const done = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await done;
}
