import { statSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { fromHex, type ThreadId } from '../../../../protocol/bytes.ts';
import { draft, entry, idOf, someThread } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

let folders: VaultFolder[] = [];

afterEach(() => {
  for (const folder of folders) folder.remove();
  folders = [];
});

/** Bytes of the second copy and its log of somebody who has written so much, while the vault is open and after. */
function sizesWith(written: number, length = 400): number[] {
  const text = '글'.repeat(length);
  const folder = new VaultFolder();
  folders.push(folder);
  const vault = folder.open();
  const thread = fromHex<ThreadId>(someThread(7), 32);
  for (let number = 1; number <= written; number += 1) {
    vault.drafts.save(draft(number, { title: '제목', text }));
    const content = { kind: 'comment', text } as const;
    vault.outbox.add(entry(number, { content, thread }));
  }
  for (let number = 2; number <= written; number += 2) vault.drafts.discard(idOf(number));
  const open = statSync(`${folder.path}/own.db`).size;
  folder.close(vault);
  return [open, statSync(`${folder.path}/own.db`).size];
}

const mebibyte = 1 << 20;

test('the second copy of somebody who writes is as large as that of somebody who never does', () => {
  const silent = sizesWith(0);
  expect(silent).toEqual([mebibyte, mebibyte]);
  for (const written of [1, 20, 60]) expect(sizesWith(written)).toEqual(silent);
});

test('it grows by a mebibyte when that is full', () => {
  const [open = 0, closed] = sizesWith(60, 4000);
  expect(open % mebibyte).toBe(0);
  expect(open).toBeGreaterThan(mebibyte);
  expect(closed).toBe(open);
});
