import * as v from 'valibot';
import { expect, test } from 'vitest';
import { unwrapKey, wrapKey, wrappedKeyShape } from '../../../../main/vault/passphrase.ts';
import { minPassphraseLength } from '../../../../preload/contract.ts';
import { sized, type Bytes32 } from '../../../../protocol/bytes.ts';
import { systemEnvironment } from '../../../../protocol/environment.ts';
import { toPlain } from '../../../../protocol/signed-json.ts';

const vault = '0123456789abcdef0123456789abcdef';
const passphrase = '느티나무 아래 작은 우체통';
const freshKey = (): Bytes32 => sized<Bytes32>(systemEnvironment.random(32), 32);
const wrap = async (key: Bytes32, typed = passphrase) =>
  wrapKey(typed, key, vault, systemEnvironment);

test('a key comes back with its passphrase, also from a file', async () => {
  const key = freshKey();
  const wrapped = await wrap(key);
  const read = v.parse(wrappedKeyShape, JSON.parse(JSON.stringify(toPlain(wrapped))));
  expect(await unwrapKey(passphrase, read, vault)).toEqual(key);
});

test('the same words are the same passphrase, however a keyboard spells them', async () => {
  const key = freshKey();
  const wrapped = await wrap(key, passphrase.normalize('NFD'));
  expect(await unwrapKey(passphrase.normalize('NFC'), wrapped, vault)).toEqual(key);
});

test('scrypt is asked for 128 megabytes, with a salt of its own each time', async () => {
  const key = freshKey();
  const [one, two] = await Promise.all([wrap(key), wrap(key)]);
  expect(one.scrypt).toEqual({ N: 131_072, r: 8, p: 1 });
  expect(one.salt).not.toEqual(two.salt);
  expect(one.nonce).not.toEqual(two.nonce);
  expect(one.key).not.toEqual(two.key);
});

test('another passphrase, another vault or a changed byte gives nothing but that it is wrong', async () => {
  const wrapped = await wrap(freshKey());
  const changed = { ...wrapped, key: sized<typeof wrapped.key>(wrapped.key.toReversed(), 48) };
  const wrong: unknown = expect.objectContaining({ code: 'passphrase-wrong' });
  await expect(unwrapKey(`${passphrase}.`, wrapped, vault)).rejects.toEqual(wrong);
  await expect(unwrapKey('', wrapped, vault)).rejects.toEqual(wrong);
  await expect(unwrapKey(passphrase, wrapped, 'f'.repeat(32))).rejects.toEqual(wrong);
  await expect(unwrapKey(passphrase, changed, vault)).rejects.toEqual(wrong);
});

test('a passphrase is measured in characters as people count them', async () => {
  const short: unknown = expect.objectContaining({ code: 'passphrase-short' });
  const jamo = '깐'.normalize('NFD');
  await expect(wrap(freshKey(), 'a'.repeat(minPassphraseLength - 1))).rejects.toEqual(short);
  await expect(wrap(freshKey(), jamo.repeat(minPassphraseLength - 1))).rejects.toEqual(short);
  await expect(wrap(freshKey(), '👩‍👩‍👧'.repeat(3))).rejects.toEqual(short);
  await expect(wrap(freshKey(), jamo.repeat(minPassphraseLength))).resolves.toBeDefined();
});

test('a file that asks for less or more work than is sensible is not followed', async () => {
  const plain = toPlain(await wrap(freshKey()));
  for (const cost of [
    { N: 2 ** 10, r: 8, p: 1 },
    { N: 2 ** 24, r: 8, p: 1 },
    { N: 2 ** 17, r: 64, p: 1 },
  ]) {
    const asked = Object.assign({}, plain, { scrypt: cost });
    expect(v.safeParse(wrappedKeyShape, asked).success).toBe(false);
  }
});
