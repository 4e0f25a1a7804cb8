import { expect, test } from 'vitest';
import {
  fromBase64,
  sized,
  type Bytes32,
  type Hash,
  type SharedKey,
} from '../../protocol/bytes.ts';
import type { CloseName } from '../../protocol/close.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { proveRead, readKeyPair } from '../../protocol/read-proof.ts';
import type { Roll } from '../../protocol/roll.ts';
import { day, hour } from '../../protocol/rules.ts';
import { toPlain } from '../../protocol/signed-json.ts';
import { CloseError } from '../../relay/close-error.ts';
import type { Connection } from '../../relay/connection.ts';
import { behindReadProof } from '../../relay/read-door.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';

const keyOf = (epoch: number): SharedKey => sized(new Uint8Array(32).fill(epoch + 1), 32);

/** A door of a cohort on its second epoch's first minute; `epochLength` in ms, `opened`: epochs that have their notice. */
function doorOf(epochLength: number, opened: readonly number[] = [0, 1, 2]) {
  const environment = new VirtualEnvironment();
  const manifest = {
    start: environment.now() - epochLength,
    epochLength,
    hash: sized<Hash>(new Uint8Array(32), 32),
  } as Manifest;
  const roll = {
    epochs: () => opened,
    epoch: (epoch: number) =>
      opened.includes(epoch) ? { readKey: readKeyPair(keyOf(epoch)).publicKey } : undefined,
  } as unknown as Roll;

  /** Comes to the door with an epoch's key; answers how it ended, `null` while inside. */
  const enter = (epoch: number, key: SharedKey = keyOf(epoch)): (() => CloseName | null) => {
    let ended: CloseName | null = null;
    let challenge = sized<Bytes32>(new Uint8Array(32), 32);
    const connection = {
      prove: () => undefined,
      close: (name: CloseName) => (ended = name),
      sendJson: (frame: object) => {
        const { challenge: told } = toPlain(frame) as { challenge?: string };
        if (told !== undefined) challenge = sized<Bytes32>(fromBase64(told), 32);
      },
    } as unknown as Connection;
    const visitor = behindReadProof({ manifest, environment, roll }, 'gate', connection, () => ({
      frame: () => undefined,
    }));
    const proof = proveRead(readKeyPair(key), manifest.hash, 'gate', challenge);
    try {
      void visitor.frame({ text: JSON.stringify(toPlain({ type: 'proof', epoch, proof })) });
    } catch (error) {
      if (!(error instanceof CloseError)) throw error;
      ended = error.code;
    }
    return () => ended;
  };
  return { environment, enter };
}

test('the running epoch’s key and the next one’s open the door, older and later ones do not', () => {
  const { enter } = doorOf(7 * day, [0, 1, 2, 3]);
  expect([1, 2].map((epoch) => enter(epoch)())).toEqual([null, null]);
  expect(enter(3)()).toBe('unknown-epoch');
  expect(enter(1, keyOf(0))()).toBe('bad-proof');
});

test('the key of the epoch before opens the door on an epoch’s first day, and no longer', async () => {
  const { environment, enter } = doorOf(7 * day);
  expect(enter(0)()).toBeNull();
  await environment.advance(23 * hour);
  expect(enter(0)()).toBeNull();
  await environment.advance(hour);
  expect(enter(0)()).toBe('unknown-epoch');
  expect(enter(1)()).toBeNull();
});

test('who was removed is put out after that day too, however it came in; who has the new key stays', async () => {
  const { environment, enter } = doorOf(7 * day);
  const removed = enter(0);
  const member = enter(1);
  await environment.advance(day - 1);
  expect([removed(), member()]).toEqual([null, null]);
  await environment.advance(600_000);
  expect([removed(), member()]).toEqual(['unknown-epoch', null]);
});

test('in epochs of less than a day the key before counts for a whole one, and not for two', async () => {
  const { environment, enter } = doorOf(2 * hour);
  await environment.advance(2 * hour - 1);
  expect(enter(0)()).toBeNull();
  await environment.advance(1);
  expect(enter(0)()).toBe('unknown-epoch');
});

test('while nobody has opened the running epoch, nobody is shut out', async () => {
  const { environment, enter } = doorOf(7 * day, [0]);
  const inside = enter(0);
  await environment.advance(6 * day);
  expect(enter(0)()).toBeNull();
  expect(inside()).toBeNull();
});
