import { expect, test } from 'vitest';
import { Deletion, daysByClock } from '../../../../main/membership/deletion.ts';
import type { Hash } from '../../../../protocol/bytes.ts';
import type { Manifest } from '../../../../protocol/manifest.ts';
import { sized } from '../../../../protocol/bytes.ts';
import { day, hour } from '../../../../protocol/rules.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { vaultInMemory } from '../vault-folder.ts';

function deletionOf(head: { round: number } | null, environment = new VirtualEnvironment()) {
  const start = environment.now();
  const rules = { start, roundLength: 60_000, timeZone: 540, deleteAt: start + 10 * day };
  const manifest = rules as Manifest;
  const vault = vaultInMemory(environment);
  const told: number[] = [];
  if (head) vault.feed.head = () => ({ ...head, hash: sized<Hash>(new Uint8Array(32), 32) });
  const deletion = new Deletion({
    vault,
    manifest,
    environment,
    due: () => void told.push(environment.now() - start),
    fault: (error) => {
      throw error;
    },
  });
  return { deletion, environment, told, vault };
}

test('a batch of the date or later means that it has come, whatever this clock says', () => {
  const { deletion, told } = deletionOf({ round: 10 * 24 * 60 });
  deletion.look();
  deletion.look();
  expect(told).toHaveLength(1);
});

test('a batch before the date means nothing', () => {
  const { deletion, told } = deletionOf({ round: 10 * 24 * 60 - 1 });
  deletion.look();
  expect(told).toEqual([]);
});

test('without the feed the clock has to stand past the date on seven local days', async () => {
  const { deletion, environment, told } = deletionOf(null);
  deletion.start();
  await environment.advance(10 * day + (daysByClock - 2) * day);
  expect(told).toEqual([]);
  await environment.advance(2 * day);
  expect(told).toHaveLength(1);
  deletion.stop();
});

test('a clock that jumps past the date and comes back deletes nothing', async () => {
  const { deletion, environment, told } = deletionOf(null);
  await environment.advance(400 * day);
  deletion.start();
  await environment.advance(hour);
  deletion.stop();
  expect(told).toEqual([]);
});

test('days by a wrong clock are forgotten as soon as the feed goes on before the date', async () => {
  const { deletion, environment, told, vault } = deletionOf({ round: 1 });
  await environment.advance(400 * day);
  deletion.start();
  for (let round = 2; round < 20; round += 1) {
    vault.feed.head = () => ({ round, hash: sized<Hash>(new Uint8Array(32), 32) });
    deletion.look();
    await environment.advance(day);
  }
  expect(told).toEqual([]);
  await environment.advance(daysByClock * day);
  expect(told).toHaveLength(1);
  deletion.stop();
});
