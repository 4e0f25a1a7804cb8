import { afterEach, expect, test } from 'vitest';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { submitNotices } from '../../relay/coordinator/submit.ts';
import { runClient, until, type RunningClient } from '../fixtures/running-client.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { CountingLine } from './fixtures/counting-line.ts';

let cohort: TestCohort;
let client: RunningClient | null = null;
const lines: CountingLine[] = [];

afterEach(async () => {
  await client?.end();
  for (const line of lines) await line.close();
  await cohort.end();
});

test('clients go where the notices say, for gate and issuer, and stay members of the same manifest', async () => {
  cohort = await makeCohort({
    minSet: 1,
    roundLength: 300,
    quota: { certificates: 2, questions: 1 },
  });
  await cohort.start();
  const { kit } = cohort;
  const [gate, issuer] = [
    await CountingLine.to(kit.manifest.gate),
    await CountingLine.to(kit.manifest.issuer),
  ];
  lines.push(gate, issuer);
  const [invite = ''] = await createInvites(kit, 'mentee', 1);
  const running = runClient();
  client = running;
  await running.client.join({ invite, nickname: null });
  await until(running, 'it reads and sends', () => running.client.status().link === 'online');
  await until(running, 'certificates', () => running.vault.certificates.stock(0) === 2);
  const before = running.client.appState();

  kit.sign({ kind: 'address', role: 'gate', ...gate.endpoint });
  kit.sign({ kind: 'address', role: 'issuer', ...issuer.endpoint });
  await submitNotices(kit);
  const all = kit.roll().head.next;
  await until(running, 'the notices have come', () => running.vault.feed.notices().length === all);
  // What the coordinator sent to announce it.
  gate.take();

  await running.client.stop();
  running.client.start();
  await until(running, 'it is back', () => running.client.status().link === 'online');
  const seen = gate.take();
  expect(seen.up).toBeGreaterThan(1_000);
  expect(seen.down).toBeGreaterThan(1_000);
  expect(running.client.appState()).toEqual(before);
});
