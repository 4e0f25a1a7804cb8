import { beforeEach, describe, expect, test } from 'vitest';

import { type Alert, Alerts } from '../../../main/alerts.ts';
import { sized, type ThreadId } from '../../../protocol/bytes.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';

let environment: VirtualEnvironment;
let caughtUp: boolean;
let looking: boolean;
let quiet: boolean;
let answered: Set<ThreadId>;
let told: Alert[];
let shown: boolean[];
let alerts: Alerts;

const begin = (before = false): Alerts =>
  new Alerts({
    environment,
    isCaughtUp: () => caughtUp,
    isLooking: () => looking,
    isQuiet: () => quiet || looking,
    isWaiting: (thread) => !answered.has(thread),
    show: (news) => shown.push(news),
    tell: (alert) => told.push(alert),
    before,
  });

beforeEach(() => {
  environment = new VirtualEnvironment();
  caughtUp = true;
  looking = false;
  quiet = false;
  answered = new Set();
  told = [];
  shown = [];
  alerts = begin();
});

const thread = (): ThreadId => sized<ThreadId>(environment.random(32), 32);
const something: Alert = { questions: 0, thread: null };
const isMarked = (): boolean => shown.at(-1) ?? false;

function comes(...questions: ThreadId[]): void {
  alerts.arrived({ news: true, questions });
}

describe('alerts', () => {
  test('say that something came, three seconds after it did', async () => {
    alerts.statusChanged();
    comes();
    await environment.advance(2999);
    expect([shown, told]).toEqual([[], []]);
    await environment.advance(1);
    expect([shown, told]).toEqual([[true], [something]]);
  });

  test('say it once until somebody looks, however much comes', async () => {
    alerts.statusChanged();
    for (let round = 0; round < 5; round += 1) {
      comes();
      await environment.advance(60_000);
    }
    expect([told, isMarked()]).toEqual([[something], true]);
    alerts.looked();
    expect(isMarked()).toBe(false);
    await environment.advance(60_000);
    expect(told).toHaveLength(1);
    comes();
    await environment.advance(60_000);
    expect([told, isMarked()]).toEqual([[something, something], true]);
  });

  test('say nothing of what nobody would notice, and show what is counted anew', async () => {
    alerts.statusChanged();
    alerts.arrived({ news: false, questions: [] });
    await environment.advance(10_000);
    expect([shown, told]).toEqual([[false], []]);
  });

  test('tell mentors of every question that still waits, with the last one’s thread', async () => {
    alerts.statusChanged();
    const [first, second, third] = [thread(), thread(), thread()];
    comes(first);
    await environment.advance(500);
    comes(second, third);
    answered.add(third);
    await environment.advance(60_000);
    const fourth = thread();
    comes(fourth);
    await environment.advance(60_000);
    comes();
    await environment.advance(60_000);
    expect(told).toEqual([
      { questions: 2, thread: second },
      { questions: 1, thread: fourth },
    ]);
  });

  test('tell of an absence once, when all of it was read', async () => {
    caughtUp = false;
    for (let batch = 0; batch < 3; batch += 1) {
      comes();
      await environment.advance(20_000);
    }
    expect([shown, told]).toEqual([[], []]);
    caughtUp = true;
    alerts.statusChanged();
    alerts.statusChanged();
    await environment.advance(60_000);
    expect([shown, told]).toEqual([[true], [something]]);
  });

  test('wait for a later catch-up to end as well', async () => {
    alerts.statusChanged();
    caughtUp = false;
    comes();
    await environment.advance(60_000);
    expect(told).toEqual([]);
    caughtUp = true;
    alerts.statusChanged();
    await environment.advance(60_000);
    expect(told).toEqual([something]);
  });

  test('say at the next start, once, that something was not looked at', async () => {
    alerts = begin(true);
    alerts.refresh();
    expect(isMarked()).toBe(true);
    alerts.statusChanged();
    alerts.statusChanged();
    await environment.advance(60_000);
    alerts.statusChanged();
    await environment.advance(60_000);
    expect(told).toEqual([something]);
  });

  test('are silent while the person looks, and of that later', async () => {
    alerts.statusChanged();
    looking = true;
    comes(thread());
    await environment.advance(10_000);
    looking = false;
    await environment.advance(10_000);
    expect([told, isMarked()]).toEqual([[], false]);
  });

  test('are silent about what was looked at before they spoke', async () => {
    alerts.statusChanged();
    comes(thread());
    await environment.advance(1000);
    alerts.looked();
    await environment.advance(10_000);
    expect([told, isMarked()]).toEqual([[], false]);
  });

  test('keep the mark of what came while nothing was to be told', async () => {
    alerts.statusChanged();
    quiet = true;
    comes();
    await environment.advance(10_000);
    quiet = false;
    await environment.advance(10_000);
    expect([told, isMarked()]).toEqual([[], true]);
  });

  test('set no timer while nothing comes, whatever the connection does, and none after their end', async () => {
    for (caughtUp of [true, false, true]) alerts.statusChanged();
    expect(environment.timers).toBe(0);
    comes();
    alerts.stop();
    await environment.advance(10_000);
    expect(told).toEqual([]);
    expect(environment.timers).toBe(0);
  });
});
