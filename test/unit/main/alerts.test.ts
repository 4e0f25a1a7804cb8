import { beforeEach, describe, expect, test } from 'vitest';

import { type Alert, Alerts } from '../../../main/alerts.ts';
import type { News } from '../../../main/inbox/news.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';

let environment: VirtualEnvironment;
let unread: News[];
let caughtUp: boolean;
let quiet: boolean;
let told: Alert[];
let alerts: Alerts;

beforeEach(() => {
  environment = new VirtualEnvironment();
  unread = [];
  caughtUp = true;
  quiet = false;
  told = [];
  alerts = new Alerts({
    environment,
    news: () => unread,
    isCaughtUp: () => caughtUp,
    isQuiet: () => quiet,
    tell: (alert) => told.push(alert),
  });
});

function comes(kind: 'answer' | 'question', thread: string): void {
  unread = [...unread, { kind, thread, post: `${thread}-${unread.length}` }];
  alerts.inboxChanged();
}

describe('alerts', () => {
  test('tell of an answer, and which thread it is in, after a moment', async () => {
    alerts.statusChanged();
    comes('answer', 'a');
    await environment.advance(2999);
    expect(told).toEqual([]);
    await environment.advance(1);
    expect(told).toEqual([{ answers: 1, questions: 0, announcements: 0, thread: 'a' }]);
  });

  test('tell once of many that come together, with the last one’s thread', async () => {
    alerts.statusChanged();
    for (const thread of ['a', 'b', 'c']) {
      comes('question', thread);
      await environment.advance(500);
    }
    comes('answer', 'd');
    await environment.advance(60_000);
    expect(told).toEqual([{ answers: 1, questions: 3, announcements: 0, thread: 'd' }]);
  });

  test('tell of announcements too, and a click shows a thread where there is one', async () => {
    alerts.statusChanged();
    unread = [{ kind: 'announcement', thread: null, post: 'notice' }];
    alerts.inboxChanged();
    await environment.advance(10_000);
    comes('answer', 'a');
    unread = [...unread, { kind: 'announcement', thread: null, post: 'another' }];
    await environment.advance(10_000);
    expect(told).toEqual([
      { answers: 0, questions: 0, announcements: 1, thread: null },
      { answers: 1, questions: 0, announcements: 1, thread: 'a' },
    ]);
  });

  test('tell again of what comes later, and of that alone', async () => {
    alerts.statusChanged();
    comes('answer', 'a');
    await environment.advance(10_000);
    comes('answer', 'b');
    await environment.advance(10_000);
    expect(told.map(({ thread }) => thread)).toEqual(['a', 'b']);
    expect(told[1]?.answers).toBe(1);
  });

  test('tell nothing of what is there when the feed is first caught up', async () => {
    caughtUp = false;
    comes('answer', 'a');
    await environment.advance(60_000);
    comes('question', 'b');
    await environment.advance(60_000);
    caughtUp = true;
    alerts.statusChanged();
    alerts.inboxChanged();
    await environment.advance(60_000);
    expect(told).toEqual([]);
  });

  test('wait for a later catch-up to end, and tell of all of it once', async () => {
    alerts.statusChanged();
    caughtUp = false;
    for (const thread of ['a', 'b', 'c']) {
      comes('answer', thread);
      await environment.advance(20_000);
    }
    expect(told).toEqual([]);
    caughtUp = true;
    alerts.statusChanged();
    alerts.statusChanged();
    await environment.advance(60_000);
    expect(told).toEqual([{ answers: 3, questions: 0, announcements: 0, thread: 'c' }]);
  });

  test('tell nothing while the person looks at the window, nor of that later', async () => {
    alerts.statusChanged();
    quiet = true;
    comes('answer', 'a');
    await environment.advance(10_000);
    quiet = false;
    comes('answer', 'b');
    await environment.advance(10_000);
    expect(told).toEqual([{ answers: 1, questions: 0, announcements: 0, thread: 'b' }]);
  });

  test('tell nothing of what was read in the meantime', async () => {
    alerts.statusChanged();
    comes('answer', 'a');
    unread = [];
    alerts.inboxChanged();
    await environment.advance(10_000);
    expect(told).toEqual([]);
  });

  test('set no timer while nothing comes, whatever the connection does, and none after their end', async () => {
    for (caughtUp of [true, false, true]) alerts.statusChanged();
    expect(environment.timers).toBe(0);
    comes('answer', 'a');
    alerts.stop();
    await environment.advance(10_000);
    expect(told).toEqual([]);
    expect(environment.timers).toBe(0);
  });
});
