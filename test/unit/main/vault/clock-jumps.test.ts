import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { draft, entry, idOf } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

const day = 24 * 60 * 60 * 1000;
const noon = Date.UTC(2026, 2, 2, 3);
let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder(new VirtualEnvironment({ now: noon }));
});

afterEach(() => folder.remove());

/** The same folder on a PC whose clock says something else. */
function openAt(now: number): Vault {
  const { path, key, file } = folder;
  const jumped = new VaultFolder(new VirtualEnvironment({ now, seed: `${now}` }));
  jumped.remove();
  const vault = Object.assign(jumped, { path, key, file }).open(key);
  opened.push(vault);
  return vault;
}

const opened: Vault[] = [];
afterEach(() => {
  for (const vault of opened.splice(0)) vault.close();
});

test.each([1, -1, 30, -30, 365, -365])(
  'a clock that is %i days off loses, doubles and returns nothing that is kept',
  (days) => {
    const before = folder.open();
    const asker = new Writer(folder.environment);
    before.feed.append([batchOf(1, asker.ask(1))]);
    before.drafts.save(draft(1, { text: '하나' }));
    before.drafts.save(draft(2, { text: '둘' }));
    before.outbox.add(entry(10, { state: 'planned', plannedRound: 7 }));
    folder.close(before);

    const off = openAt(noon + days * day);
    off.drafts.save(draft(1, { text: '하나, 고친 글' }));
    off.drafts.save(draft(3, { text: '셋' }));
    expect(off.outbox.list()).toMatchObject([{ id: idOf(10), state: 'planned', plannedRound: 7 }]);
    off.close();
    opened.pop();

    const after = openAt(noon + day / 2);
    expect(new Map(after.drafts.list().map(({ id, text }) => [id, text]))).toEqual(
      new Map([
        [idOf(1), '하나, 고친 글'],
        [idOf(2), '둘'],
        [idOf(3), '셋'],
      ]),
    );
    expect(after.outbox.list()).toHaveLength(1);
    expect(after.feed.head()?.round).toBe(1);
  },
);
