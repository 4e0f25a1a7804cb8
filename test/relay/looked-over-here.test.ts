import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { clientHandlers } from '../../main/client-handlers.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { readyToWrite, runClient, type RunningClient } from '../fixtures/running-client.ts';
import { VaultFolder } from '../unit/main/vault-folder.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { databaseFiles } from './fixtures/tables.ts';

const name = '독고카린';
const canary = '카나리아새장';
const title = `${name} 주무관에게 ${canary} 이야기를 들었어요`;
const text = `010-2345-6789로 전화했더니 죽고 싶다고 했어요. 3월 5일 ${canary} 앞에서 만나요.`;
const roundLength = 300;
const rounds = 6;

let cohort: TestCohort;
let one: RunningClient;
const folder = new VaultFolder();
/** The frames that this process's clients have sent since it was emptied: words by their type, whose numbers may have another digit, all others by their size. */
const frames: string[] = [];

function shapeOf(frame: Buffer): string {
  try {
    const said: unknown = JSON.parse(frame.toString('utf8'));
    if (typeof said === 'object' && said !== null && 'type' in said) return String(said.type);
  } catch {
    // Not words.
  }
  return `${frame.length} bytes`;
}
const said: string[] = [];

beforeAll(async () => {
  cohort = await makeCohort({
    roundLength,
    minSet: 1,
    quota: { certificates: 2, questions: 1 },
  });
  await cohort.start();
  one = runClient({
    file: folder.file,
    key: folder.key,
    missingRule: { share: 0.5, atLeastSent: 50, atLeastMissing: 25 },
  });
  const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
  await one.client.join({ invite, nickname: null });
  await readyToWrite(one);
  const original: unknown = Reflect.get(WebSocket.prototype, 'send');
  if (typeof original !== 'function') throw new Error('no send');
  vi.spyOn(WebSocket.prototype, 'send').mockImplementation(function (this: WebSocket, ...given) {
    frames.push(shapeOf(Buffer.from(given[0] as Uint8Array)));
    Reflect.apply(original, this, given);
  });
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, 'write').mockImplementation((...given) => {
      said.push(String(given[0]));
      return Reflect.apply(write, stream, given);
    });
  }
});

afterAll(async () => {
  vi.restoreAllMocks();
  await one.end();
  await cohort.end();
  folder.remove();
});

const check = (): unknown =>
  clientHandlers(() => one.client).checkWriting({ title, text, draft: null });

/** The shapes of all frames of some rounds, and how many there were. */
async function sent(during: () => void): Promise<{ shapes: Set<string>; count: number }> {
  frames.length = 0;
  for (let round = 0; round < rounds; round += 1) {
    during();
    await sleep(roundLength);
  }
  return { shapes: new Set(frames), count: frames.length };
}

test('a text that is looked over has something to tell', () => {
  expect(check()).toMatchObject({
    care: true,
    findings: [
      { kind: 'name', field: 'title' },
      { kind: 'phone', field: 'text' },
      { kind: 'date', field: 'text' },
    ],
  });
});

test('looking a text over sends nothing, writes nothing and says nothing', async () => {
  await sleep(2 * roundLength);
  frames.length = 0;
  said.length = 0;
  const before = folder.bytes();
  for (let n = 0; n < 20; n += 1) check();
  expect({ frames, said }).toEqual({ frames: [], said: [] });
  expect(folder.bytes().equals(before)).toBe(true);
});

test('the rounds after it are like those before', async () => {
  const quiet = await sent(() => undefined);
  const busy = await sent(() => {
    for (let n = 0; n < 20; n += 1) check();
  });
  // What comes seldom may have come in neither of two short times, but for chance.
  const after = await sent(() => undefined);
  const usual = quiet.shapes.union(after.shapes);
  expect([...busy.shapes.difference(usual)]).toEqual([]);
  // A busy machine is late with some frames; 120 texts were looked over meanwhile.
  expect(busy.count).toBeLessThan(quiet.count + 30);
  expect(one.faults).toEqual([]);
});

test('no word of it is in a log, in a file of this PC or in a relay’s', () => {
  check();
  const decrypted = folder.decrypted();
  const kept = [
    folder.bytes(),
    decrypted,
    databaseFiles(cohort.data, 'feed'),
    databaseFiles(cohort.data, 'issuer'),
    Buffer.from(cohort.lines.join('\n')),
    Buffer.from(said.join('')),
  ];
  expect(decrypted.length).toBeGreaterThan(4096);
  for (const words of [name, canary, '010-2345-6789', '죽고 싶다']) {
    for (const bytes of kept) expect(bytes.includes(words)).toBe(false);
  }
});
