import { beforeEach, describe, expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { dayAt, firstRoundOfDay, roundStart } from '../../../../protocol/calendar.ts';
import { openEnvelope } from '../../../../protocol/envelope.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { Desk } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

/** Passes the time until two rounds before `end`, with a post sealed that goes 곧 in the last round before it. */
async function sealedBefore(end: number): Promise<string> {
  const { manifest } = desk.cohort;
  await desk.environment.advance(roundStart(manifest, end - 2) - desk.environment.now());
  desk.announceDays(end - 3);
  const id = desk.ask();
  await desk.outbound.refresh();
  expect(desk.plans(id)).toEqual([end - 1]);
  await desk.environment.advance(manifest.roundLength);
  return id;
}

/** What the envelope of this round holds, made while `meanwhile` is under way. */
async function sentWhile(meanwhile: () => Promise<unknown>): Promise<Uint8Array | null> {
  const [envelope] = await Promise.all([desk.courier.prepare(desk.now()), meanwhile()]);
  if (!envelope) throw new Error('no envelope');
  const load = await openEnvelope(desk.feed.secretKey, desk.cohort.manifest.cohort, envelope);
  return load instanceof Uint8Array ? load : null;
}

/** What the outbox believes has left. */
const left = (id: string): string[] =>
  (desk.vault.outbox.get(id)?.parts ?? [])
    .filter(({ round }) => round !== null)
    .map((part) => toHex(part.id));
const nameOf = (post: Uint8Array | null): string[] => (post ? [toHex(sha256(post))] : []);

describe('in the last round of a day, sealing anew for the next one', () => {
  let end: number;
  beforeEach(() => {
    const { manifest } = desk.cohort;
    end = firstRoundOfDay(manifest, dayAt(manifest, desk.environment.now()) + 1);
  });

  test('never takes the place of what is being sent', async () => {
    const id = await sealedBefore(end);
    const sent = await sentWhile(() => desk.outbound.refresh());
    expect(left(id)).toEqual(nameOf(sent));
  });

  test('that began before does not either', async () => {
    const id = await sealedBefore(end);
    const refreshing = desk.outbound.refresh();
    await Promise.resolve();
    const sent = await sentWhile(() => refreshing);
    expect(left(id)).toEqual(nameOf(sent));
  });
});

describe('in the last round of an epoch', () => {
  test('a question that is being sent is not asked under another name as well', async () => {
    const { manifest } = desk.cohort;
    const end = manifest.epochLength / manifest.roundLength;
    desk.vault.membership.addEpochKeys([{ epoch: 1, all: desk.cohort.keys.all, mentor: null }]);
    desk.stock(2, 1);
    const id = await sealedBefore(end);
    const sent = await sentWhile(() => desk.outbound.refresh());
    expect(left(id)).toEqual(nameOf(sent));
  });
});
