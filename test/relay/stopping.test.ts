import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { TestMember } from './fixtures/member.ts';

const cli = fileURLToPath(new URL('../../relay/cli.ts', import.meta.url));
let cohort: TestCohort;
let relay: ChildProcess;
const lines: string[] = [];

function untilLine(part: string): Promise<void> {
  if (lines.some((line) => line.includes(part))) return Promise.resolve();
  return new Promise((resolve) => {
    relay.stdout?.on('data', () => {
      if (lines.some((line) => line.includes(part))) resolve();
    });
  });
}

beforeAll(async () => {
  cohort = await makeCohort({ roundLength: 300 });
  relay = spawn(process.execPath, [
    cli,
    'serve',
    '--roles',
    'issuer,gate,feed',
    '--data',
    cohort.data,
  ]);
  if (relay.stdout) createInterface({ input: relay.stdout }).on('line', (line) => lines.push(line));
  await untilLine('link-up');
});
afterAll(() => cohort.end());

test('SIGTERM ends the relay within two seconds, and everybody is told that it goes', async () => {
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  const member = await TestMember.make(cohort.kit.manifest);
  await member.enrol(link);
  const [issuer, gate, reader] = [
    await member.atIssuer(),
    await member.atGate(0),
    await member.atFeed(0),
  ];
  reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
  const deaf = await member.atGate(0);
  deaf.socket.pause();

  const exited = once(relay, 'exit');
  const started = performance.now();
  relay.kill('SIGTERM');
  const [code] = (await exited) as [number];
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(code).toBe(0);
  expect(await issuer.ended).toBe('going-away');
  expect(await gate.ended).toBe('going-away');
  await reader.ended;
  expect(lines.at(-1)).toBe('{"event":"stopped"}');
  expect(lines.filter((line) => line.includes('fault'))).toEqual([]);
});

test('what it served is served again after a restart, on the same places', async () => {
  const again = await cohort.start();
  expect(again.addresses).toEqual({
    feed: cohort.kit.manifest.feed.url,
    gate: cohort.kit.manifest.gate.url,
    issuer: cohort.kit.manifest.issuer.url,
  });
  expect(await createInvites(cohort.kit, 'mentor', 1)).toHaveLength(1);
});

test('a role whose place is taken does not start, and leaves nothing running', async () => {
  await expect(cohort.start(['issuer', 'gate'])).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
