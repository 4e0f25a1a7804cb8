import { expect, test } from 'vitest';
import { dayAt, roundStart } from '../../../../protocol/calendar.ts';
import { Desk } from './desk.ts';

test('a pseudonym sends no ninth post in a day while the feed has not shown the first eight yet', async () => {
  const desk = await Desk.make();
  const { manifest } = desk.cohort;
  const question = desk.ask();
  await desk.outbound.refresh();
  const thread = desk.vault.outbox.get(question)?.thread ?? null;
  const texts = Array.from({ length: 9 }, (_, number) =>
    desk.put({ kind: 'follow-up', text: `덧붙임 ${number}` }, thread),
  );
  const today = dayAt(manifest, desk.environment.now());
  // Rounds whose batches are late: everything that was sent is still on its way.
  let sent = 0;
  for (let round = 0; round < 12; round += 1) if ((await desk.round()).post) sent += 1;
  expect(sent).toBe(8);
  const waiting = desk.vault.outbox.get(texts[8] ?? '');
  expect(waiting).toMatchObject({ state: 'planned', hold: null });
  expect(dayAt(manifest, roundStart(manifest, waiting?.plannedRound ?? 0))).toBe(today + 1);
});
