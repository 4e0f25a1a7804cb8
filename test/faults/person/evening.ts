import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxEntry } from '../../../preload/contract.ts';
import type { Typist } from './typist.ts';

/** How an evening ended: what still waits, by what it waits for. */
export type EveningEnd = { left: Record<string, number>; syncedAt: number | null };

/** Entries that go later than this are waited for by nobody, ms. */
const tooFar = 60_000;
const lookEvery = 200;

/** Is asked about by the app, and says yes: goes again what is held, connects again after missing receipts, sends what was put off. */
async function help(typist: Typist, entries: readonly OutboxEntry[]): Promise<void> {
  const state = await typist.attempt('appState', (handlers) => handlers.appState(undefined));
  if (state?.alarm?.kind === 'receipts-missing') {
    await typist.attempt('retryAfterAlarm', (handlers) => handlers.retryAfterAlarm(undefined));
  }
  for (const { id, hold, when, state: at } of entries) {
    if (hold === 'asks-author') {
      await typist.attempt('sendAgain', (handlers) => handlers.sendAgain({ id }));
    }
    if (when === 'tomorrow' && (at === 'kept' || at === 'planned')) {
      await typist.attempt('reschedule', (handlers) => handlers.reschedule({ id, when: 'mixed' }));
    }
  }
}

/** Whether an entry will not go while one waits. */
const stays = ({ state, hold, plannedAt }: OutboxEntry): boolean =>
  state === 'confirmed' ||
  state === 'returned' ||
  hold === 'no-certificate' ||
  (plannedAt !== null && plannedAt > Date.now() + tooFar);

/** Waits until everything that goes today has gone, at the most `patience` ms. */
export async function evening(typist: Typist, patience: number): Promise<EveningEnd> {
  const until = Date.now() + patience;
  for (;;) {
    const entries =
      (await typist.attempt('outbox', (handlers) => handlers.outbox(undefined))) ?? [];
    const status = await typist.attempt('status', (handlers) => handlers.status(undefined));
    if ((status?.link === 'online' && entries.every(stays)) || Date.now() > until) {
      const left: Record<string, number> = {};
      for (const { state, hold } of entries) {
        if (state !== 'confirmed') left[hold ?? state] = (left[hold ?? state] ?? 0) + 1;
      }
      return { left, syncedAt: status?.syncedAt ?? null };
    }
    await help(typist, entries);
    await sleep(lookEvery);
  }
}
