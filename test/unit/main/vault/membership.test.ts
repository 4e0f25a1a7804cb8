import { afterEach, beforeEach, expect, test } from 'vitest';
import { atFirst, type StoredMembership } from '../../../../main/vault/membership-store.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import {
  sized,
  type Bytes16,
  type Bytes32,
  type EdSeed,
  type SharedKey,
} from '../../../../protocol/bytes.ts';
import type { EpochKeys } from '../../../../protocol/frames/issuer.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});

afterEach(() => folder.remove());

const reopen = (): void => {
  folder.close(vault);
  vault = folder.open();
};
const key = (): SharedKey => sized<SharedKey>(folder.environment.random(32), 32);

function membership(): StoredMembership {
  const random = (length: number): Uint8Array => folder.environment.random(length);
  return {
    manifest: random(900),
    role: 'mentor',
    state: 'enrolling',
    code: sized<Bytes16>(random(16), 16),
    entropy: sized<Bytes32>(random(32), 32),
    badge: {
      seed: sized<EdSeed>(random(32), 32),
      sealSeed: sized<Bytes32>(random(32), 32),
      nickname: '느린거북',
      requested: false,
    },
    ...atFirst,
  };
}

test('there is one membership, with or without a badge', () => {
  expect(vault.membership.load()).toBeNull();
  const first = membership();
  vault.membership.save(first);
  reopen();
  expect(vault.membership.load()).toEqual(first);
  const later: StoredMembership = {
    ...first,
    state: 'member',
    badge: null,
    joinedEpoch: 3,
    until: 7,
    phraseNoted: true,
    recovered: true,
  };
  vault.membership.save(later);
  expect(vault.membership.load()).toEqual(later);
});

test('keys of epochs are kept, oldest first, and those that are known are not counted again', () => {
  const [one, two] = [
    { epoch: 1, all: key(), mentor: null },
    { epoch: 2, all: key(), mentor: key() },
  ];
  expect(vault.membership.addEpochKeys([two, one])).toBe(2);
  expect(vault.membership.addEpochKeys([one, two])).toBe(0);
  reopen();
  expect(vault.membership.epochKeys()).toEqual([one, two]);
  const withMentors = { ...one, mentor: key() };
  expect(vault.membership.addEpochKeys([withMentors])).toBe(1);
  expect(vault.membership.epochKeys()).toEqual([withMentors, two]);
});

test('another key for an epoch is refused with all that came beside it', () => {
  const known = { epoch: 1, all: key(), mentor: key() };
  vault.membership.addEpochKeys([known]);
  const refuses = (keys: EpochKeys): void =>
    expect(() =>
      vault.membership.addEpochKeys([{ epoch: 2, all: key(), mentor: null }, keys]),
    ).toThrow(expect.objectContaining({ code: 'epoch' }));
  refuses({ ...known, all: key() });
  refuses({ ...known, mentor: key() });
  expect(vault.membership.epochKeys()).toEqual([known]);
});
