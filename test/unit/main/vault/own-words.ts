import { openMarked, type VaultPlace } from '../../../../main/vault/first-start.ts';
import type { Unlocked } from '../../../../main/vault/locked.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { atFirst } from '../../../../main/vault/membership-store.ts';
import {
  sized,
  type Bytes16,
  type Bytes32,
  type Hash,
  type SharedKey,
  type ThreadId,
} from '../../../../protocol/bytes.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { draft, entry, part, stock } from '../outbox-items.ts';
import type { VaultFolder } from '../vault-folder.ts';

const marker = { version: 1, vault: '0'.repeat(32), state: 'ready' } as const;

/** Opens what lies in the folder as a start does that has its key. */
export function openAgain(
  { path, environment, key }: VaultFolder,
  more: Partial<VaultPlace> = {},
): Unlocked {
  return openMarked({ folder: path, environment, ...more }, marker, key);
}

export const draftCount = 40;
export const entryCount = 25;
export const ownThreads = 12;

/** A member's vault with some hundred posts, and of one's own: drafts, entries with their sealed posts, threads, and what else cannot be had again. */
export function fillWithOwnWords(vault: Vault, folder: VaultFolder): ThreadId[] {
  return vault.transaction(() => fill(vault, folder));
}

function fill(vault: Vault, { environment }: VaultFolder): ThreadId[] {
  const bytes = <B extends Uint8Array>(size: number): B => sized<B>(environment.random(size), size);
  const own = Array.from({ length: ownThreads }, () => new Writer(environment));
  const others = Array.from({ length: 60 }, () => new Writer(environment));
  const keyOf = (writer: Writer, audience: 'everyone' | 'mentors') =>
    ({ thread: writer.thread, key: bytes<SharedKey>(32), audience, mentor: null }) as const;
  vault.membership.take(
    {
      ...atFirst,
      manifest: environment.random(900),
      role: 'mentee',
      state: 'member',
      code: bytes<Bytes16>(16),
      entropy: bytes<Bytes32>(32),
      badge: null,
      joinedEpoch: 0,
      phraseNoted: true,
    },
    [{ epoch: 0, all: bytes(32), mentor: null }],
  );
  stock(vault, environment, 30);
  for (const writer of own) {
    vault.pseudonyms.add(writer.pseudonym());
    vault.pseudonyms.allocate(writer.thread, 30);
    vault.pseudonyms.addThreadKey(keyOf(writer, 'mentors'));
  }
  const words = (round: number): string => `${round} 번째 회차의 글이에요. `.repeat(20);
  for (const [place, writer] of [...own, ...others].entries()) {
    const round = place * 6 + 1;
    const posts = [
      ...writer.ask(round, `제목 ${place}`, words(round)),
      ...[1, 2, 3, 4].flatMap((later) =>
        new Writer(environment).write(writer.thread, round + later, {
          kind: 'comment',
          text: words(round + later),
        }),
      ),
    ];
    const threadKeys = others.includes(writer) ? [keyOf(writer, 'everyone')] : [];
    vault.feed.append(
      posts.map((post, index) =>
        batchOf(post.round, [post], { threadKeys: index === 0 ? threadKeys : [] }),
      ),
    );
  }
  for (let number = 1; number <= draftCount; number += 1) {
    vault.drafts.save(
      draft(number, { title: `초안 ${number}`, text: `쓰던 글 ${number} `.repeat(number * 5) }),
    );
  }
  for (let number = 1; number <= entryCount; number += 1) {
    const writer = own[number % own.length];
    const sealed = { ...part(environment, number), round: number, envelope: bytes<Hash>(32) };
    const parts = number % 3 === 0 ? [] : [sealed];
    const thread = parts.length > 0 ? (writer?.thread ?? null) : null;
    const content = { kind: 'comment', text: `가는 글 ${number} `.repeat(10) } as const;
    vault.outbox.add(
      entry(1000 + number, { content, thread, parts, state: parts.length > 0 ? 'sent' : 'kept' }),
    );
    vault.receipts.expect(number, bytes<Hash>(32), parts[0]?.id ?? null);
  }
  vault.receipts.count(3, false);
  vault.erasures.add(bytes<Hash>(32), own[0]?.thread ?? bytes(32));
  vault.alarm.save({ kind: 'split-view', report: '줄', day: 0 });
  vault.pin.set({ cost: 2 ** 17, salt: bytes<Bytes16>(16), verifier: bytes<Bytes32>(32) });
  vault.pin.noteMisses({ count: 6, lastAt: 1 });
  for (const [place, { thread }] of own.entries())
    vault.marks.set(thread, { bookmarked: place % 3 === 0, muted: place % 5 === 0 });
  return own.map(({ thread }) => thread);
}

/** Everything of one's own, as it is read. */
export function ownWords(vault: Vault, threads: readonly ThreadId[]): string[] {
  const read = {
    drafts: vault.drafts.list(),
    outbox: vault.outbox.list(),
    membership: vault.membership.load(),
    keys: vault.membership.epochKeys(),
    stock: [vault.certificates.stock(0), vault.certificates.completedEpochs()],
    receipts: vault.receipts.day(3),
    expected: Array.from({ length: entryCount }, (_, round) => vault.receipts.get(round + 1)),
    erasures: vault.erasures.list(),
    alarm: vault.alarm.load(),
    pin: vault.pin.get(),
    // As whom, with which number next, and under which key.
    threads: threads.map((thread) => [
      vault.pseudonyms.ofThread(thread),
      vault.pseudonyms.threadKey(thread),
      vault.pseudonyms.audienceOf(thread),
      vault.marks.of(thread),
    ]),
  };
  return Object.entries(read).map(([name, value]) => `${name} ${JSON.stringify(value, hex)}`);
}

const hex = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
