import { scryptSync } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { unwrapKey, wrapKey, wrappedKeyShape } from '../../../../main/vault/passphrase.ts';
import { minPassphraseLength } from '../../../../preload/contract.ts';
import { sized, utf8, type Bytes32 } from '../../../../protocol/bytes.ts';
import { systemEnvironment } from '../../../../protocol/environment.ts';
import { toPlain } from '../../../../protocol/signed-json.ts';
import { quickStretch } from '../../../fixtures/quick-stretch.ts';

const vault = '0123456789abcdef0123456789abcdef';
const passphrase = '느티나무 아래 작은 우체통';
const freshKey = (): Bytes32 => sized<Bytes32>(systemEnvironment.random(32), 32);
const wrap = async (key: Bytes32, typed = passphrase) =>
  wrapKey(typed, key, vault, systemEnvironment);
const quickWrap = async (key: Bytes32, typed = passphrase) =>
  wrapKey(typed, key, vault, systemEnvironment, quickStretch);

test('a key comes back with its passphrase, also from a file', async () => {
  const key = freshKey();
  const wrapped = await wrap(key);
  const read = v.parse(wrappedKeyShape, JSON.parse(JSON.stringify(toPlain(wrapped))));
  expect(await unwrapKey(passphrase, read, vault)).toEqual(key);
});

test('the same words are the same passphrase, however a keyboard spells them', async () => {
  const key = freshKey();
  const wrapped = await quickWrap(key, passphrase.normalize('NFD'));
  const typed = passphrase.normalize('NFC');
  expect(await unwrapKey(typed, wrapped, vault, quickStretch)).toEqual(key);
});

test('scrypt is asked for 128 megabytes, with a salt of its own each time', async () => {
  const key = freshKey();
  const [one, two] = await Promise.all([wrap(key), wrap(key)]);
  expect(one.scrypt).toEqual({ N: 131_072, r: 8, p: 1 });
  expect(one.salt).not.toEqual(two.salt);
  expect(one.nonce).not.toEqual(two.nonce);
  expect(one.key).not.toEqual(two.key);
  const { salt, nonce } = one;
  const derived = scryptSync(passphrase, salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
  const bound = utf8(`kkanbu vault key ${vault}`);
  expect(xchacha20poly1305(derived, nonce, bound).decrypt(one.key)).toEqual(key);
});

test('nothing in the program brings another stretch than that: where its parts are put together there is no word of it', () => {
  const main = fileURLToPath(new URL('../../../../main', import.meta.url));
  const naming = globSync('**/*.ts', { cwd: main }).filter((file) =>
    /\bstretch(ed)?\b/i.test(readFileSync(`${main}/${file}`, 'utf8')),
  );
  // Stretches of a text are another thing.
  const others = naming.filter((file) => !file.includes('search'));
  expect(others.map((file) => file.replaceAll('\\', '/')).toSorted()).toEqual([
    'lock/pin.ts',
    'lock/screen-lock.ts',
    'vault/archive.ts',
    'vault/first-start.ts',
    'vault/passphrase.ts',
    'vault/unlock-passphrase.ts',
  ]);
});

test('another passphrase, another vault or a changed byte gives nothing but that it is wrong', async () => {
  const wrapped = await quickWrap(freshKey());
  const changed = { ...wrapped, key: sized<typeof wrapped.key>(wrapped.key.toReversed(), 48) };
  const wrong: unknown = expect.objectContaining({ code: 'passphrase-wrong' });
  const refused = async (typed: string, given = wrapped, id = vault): Promise<void> =>
    expect(unwrapKey(typed, given, id, quickStretch)).rejects.toEqual(wrong);
  await refused(`${passphrase}.`);
  await refused('');
  await refused(passphrase, wrapped, 'f'.repeat(32));
  await refused(passphrase, changed);
  expect(await unwrapKey(passphrase, wrapped, vault, quickStretch)).toHaveLength(32);
});

test('a passphrase is measured in characters as people count them', async () => {
  const short: unknown = expect.objectContaining({ code: 'passphrase-short' });
  const jamo = '깐'.normalize('NFD');
  await expect(quickWrap(freshKey(), 'a'.repeat(minPassphraseLength - 1))).rejects.toEqual(short);
  await expect(quickWrap(freshKey(), jamo.repeat(minPassphraseLength - 1))).rejects.toEqual(short);
  await expect(quickWrap(freshKey(), '👩‍👩‍👧'.repeat(3))).rejects.toEqual(short);
  await expect(quickWrap(freshKey(), jamo.repeat(minPassphraseLength))).resolves.toBeDefined();
});

test('a file that asks for less or more work than is sensible is not followed', async () => {
  const plain = toPlain(await quickWrap(freshKey()));
  for (const cost of [
    { N: 2 ** 10, r: 8, p: 1 },
    { N: 2 ** 24, r: 8, p: 1 },
    { N: 2 ** 17, r: 64, p: 1 },
  ]) {
    const asked = Object.assign({}, plain, { scrypt: cost });
    expect(v.safeParse(wrappedKeyShape, asked).success).toBe(false);
  }
});
