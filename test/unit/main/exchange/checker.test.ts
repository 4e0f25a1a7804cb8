import { beforeEach, describe, expect, test } from 'vitest';
import {
  equal,
  sized,
  type Bytes32,
  type Hash,
  type SharedKey,
  type ThreadId,
} from '../../../../protocol/bytes.ts';
import { joinContent, splitContent } from '../../../../protocol/content.ts';
import { edKeyPair } from '../../../../protocol/ed25519.ts';
import { decodeBatch } from '../../../../protocol/batch.ts';
import { decodePost, headerLength } from '../../../../protocol/post.ts';
import { sealPost } from '../../../../protocol/sealing.ts';
import {
  BatchChecker,
  checkChain,
  decodeFrame,
  type CheckedBatch,
} from '../../../../main/exchange/checker.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { openWhatWaits } from '../../../../main/exchange/opener.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';
import { question, writeLetter } from './letters.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let vault: Vault;
let notices: NoticeBook;

beforeEach(() => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  vault = Vault.open({ file: null, key: sized<Bytes32>(environment.random(32), 32), environment });
  notices = new NoticeBook(cohort.manifest, () => vault.feed.notices());
});

async function take(frame: Uint8Array): Promise<CheckedBatch[]> {
  const batches = checkChain(cohort.manifest, vault, decodeFrame(frame));
  const checked = await new BatchChecker(cohort.manifest, vault, environment, notices).check(
    batches,
  );
  vault.feed.append(checked.map(({ accepted }) => accepted));
  return checked;
}

const holdKeys = (): number =>
  vault.membership.addEpochKeys([{ epoch: 0, all: cohort.keys.all, mentor: null }]);

async function ask(
  to: SharedKey = cohort.keys.all,
): Promise<{ post: Uint8Array; thread: ThreadId; follow: Uint8Array }> {
  const { post, thread, follow } = await writeLetter(cohort, environment, { to });
  return { post, thread, follow: await follow(1, '덧붙여요') };
}

describe('the chain', () => {
  test('from the manifest on is accepted, and what comes again is passed over', async () => {
    const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
    const second = cohort.batch({ round: 1 });
    expect(await take(cohort.frame(first, second))).toHaveLength(2);
    expect(vault.feed.head()?.round).toBe(1);
    const third = cohort.batch({ round: 4 });
    expect(await take(cohort.frame(first, second, third))).toHaveLength(1);
    expect(notices.roll.epoch(0)?.members).toBe(9);
  });

  test('a different batch for a stored round is a second history', async () => {
    const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
    await take(cohort.frame(first));
    const hash = decodeBatch(first).hash;
    await take(cohort.frame(cohort.batch({ round: 1 })));
    cohort.forkFrom(hash);
    const other = cohort.batch({ round: 1, receipts: [sized<Hash>(environment.random(32), 32)] });
    await expect(take(cohort.frame(other))).rejects.toMatchObject({ code: 'second-history' });
    expect(vault.feed.head()?.round).toBe(1);
  });

  test('a frame that leaves out what is stored, and goes on from before it, is a second history', async () => {
    const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
    await take(cohort.frame(first));
    const { hash } = decodeBatch(first);
    await take(cohort.frame(cohort.batch({ round: 1 }), cohort.batch({ round: 2 })));
    cohort.forkFrom(hash);
    const later = cohort.batch({ round: 5 });
    await expect(take(cohort.frame(first, later))).rejects.toMatchObject({
      code: 'second-history',
    });
    expect(vault.feed.head()?.round).toBe(2);
  });

  test('a batch that leaves one out is a second history', async () => {
    await take(cohort.frame(cohort.batch({ round: 0, notices: [cohort.epochNotice()] })));
    cohort.batch({ round: 1 });
    await expect(take(cohort.frame(cohort.batch({ round: 2 })))).rejects.toMatchObject({
      code: 'second-history',
    });
  });

  test('a last signature that is not the feed’s is not accepted', async () => {
    const batch = cohort.batch({ round: 0 });
    const { hash, signature } = decodeBatch(batch);
    const at = Buffer.from(batch).indexOf(signature);
    batch[at] = (batch[at] ?? 0) ^ 1;
    expect(equal(decodeBatch(batch).hash, hash)).toBe(true);
    await expect(take(cohort.frame(batch))).rejects.toMatchObject({ code: 'broken-feed' });
  });
});

describe('posts', () => {
  test('are opened with the epoch’s key, and what follows with the thread’s', async () => {
    holdKeys();
    const { post, follow, thread } = await ask();
    await take(
      cohort.frame(
        cohort.batch({ round: 0, notices: [cohort.epochNotice()], posts: [follow, post] }),
      ),
    );
    const { posts } = vault.feed.openedAfter(0, 10);
    expect(posts.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const opened = posts.find(({ sequence }) => sequence === 0)?.opened;
    expect(opened && joinContent(opened.kind, [opened.payload])).toEqual(question);
    expect(vault.pseudonyms.threadKey(thread)).not.toBeNull();
  });

  test('wait, sealed, until their key arrives', async () => {
    const { post, follow } = await ask();
    await take(
      cohort.frame(cohort.batch({ round: 0, notices: [cohort.epochNotice()], posts: [post] })),
    );
    await take(cohort.frame(cohort.batch({ round: 1, posts: [follow] })));
    expect(vault.feed.unopened()).toHaveLength(2);
    holdKeys();
    expect(await openWhatWaits(vault, environment, new AbortController().signal)).toBe(2);
    expect(vault.feed.unopened()).toHaveLength(0);
  });

  test('to mentors stay closed to a mentee', async () => {
    holdKeys();
    const { post } = await ask(cohort.keys.mentor);
    await take(
      cohort.frame(cohort.batch({ round: 0, notices: [cohort.epochNotice()], posts: [post] })),
    );
    expect(await openWhatWaits(vault, environment, new AbortController().signal)).toBe(0);
    expect(vault.feed.unopened()).toHaveLength(1);
  });

  test('with a flipped bit, or of an epoch without a notice, are left out', async () => {
    holdKeys();
    const { post } = await ask();
    await take(cohort.frame(cohort.batch({ round: 0, posts: [post] })));
    const broken = post.slice();
    broken[1000] = (broken[1000] ?? 0) ^ 4;
    await take(
      cohort.frame(cohort.batch({ round: 1, notices: [cohort.epochNotice()], posts: [broken] })),
    );
    expect(vault.feed.has(decodePost(post).id)).toBe(false);
    expect(vault.feed.has(decodePost(broken).id)).toBe(false);
    await take(cohort.frame(cohort.batch({ round: 2, posts: [post] })));
    expect(vault.feed.has(decodePost(post).id)).toBe(true);
  });

  test('of a badge count from its notice to its withdrawal', async () => {
    const badge = edKeyPair(sized(environment.random(32), 32));
    const dayKey = await cohort.dayKey(20_000, sized<Bytes32>(environment.random(32), 32));
    const { post, thread } = await ask();
    const write = async (sequence: number): Promise<Uint8Array> => {
      const [part] = splitContent(
        { kind: 'answer', text: `답 ${sequence}` },
        false,
        cohort.manifest.hash,
      );
      if (!part) throw new Error('no part');
      return sealPost(cohort.manifest, environment, {
        author: badge,
        role: 'badge',
        certificate: null,
        thread,
        epoch: 0,
        sequence,
        threadKey: null,
        part,
        to: { shared: cohort.keys.all },
      });
    };
    const answers = [await write(0), await write(1), await write(2)] as const;
    const certify = cohort.epochNotice();
    await take(
      cohort.frame(cohort.batch({ round: 0, notices: [certify], posts: [post, answers[0]] })),
    );
    const notice = cohort.notice({
      kind: 'badge',
      badge: badge.publicKey,
      sealTo: dayKey.key,
      nickname: '산들바람',
    });
    await take(cohort.frame(cohort.batch({ round: 1, notices: [notice], posts: [answers[1]] })));
    // Whose post was genuine once is not believed the next time.
    const forged = (await write(3)).slice();
    forged[headerLength + 9] = (forged[headerLength + 9] ?? 0) ^ 1;
    const withdrawal = cohort.notice({ kind: 'withdraw-badge', badge: badge.publicKey });
    await take(
      cohort.frame(
        cohort.batch({ round: 2, notices: [withdrawal], posts: [await write(4), forged] }),
      ),
    );
    expect(vault.feed.countOf(thread, badge.publicKey, 2, 2)).toBe(1);
    expect(vault.feed.has(decodePost(forged).id)).toBe(false);
    await take(cohort.frame(cohort.batch({ round: 3, posts: [answers[2]] })));
    expect(answers.map((answer) => vault.feed.has(decodePost(answer).id))).toEqual([
      false,
      true,
      false,
    ]);
    expect(notices.roll.badge(badge.publicKey)?.withdrawn).toBe(true);
  });

  test('in a thread that a notice has closed are left out from the next batch on', async () => {
    holdKeys();
    const { post, thread, follow } = await writeLetter(cohort, environment);
    const [first, second] = [await follow(1, '덧붙여요'), await follow(2, '하나 더')];
    await take(
      cohort.frame(cohort.batch({ round: 0, notices: [cohort.epochNotice()], posts: [post] })),
    );
    const close = cohort.notice({ kind: 'close-thread', thread });
    await take(
      cohort.frame(
        cohort.batch({ round: 1, notices: [close], posts: [first] }),
        cohort.batch({ round: 2, posts: [second] }),
      ),
    );
    expect(vault.feed.has(decodePost(first).id)).toBe(true);
    expect(vault.feed.has(decodePost(second).id)).toBe(false);
  });

  test('that are void, or of a void pseudonym, are left out when they come later', async () => {
    holdKeys();
    const [one, two] = [
      await writeLetter(cohort, environment),
      await writeLetter(cohort, environment),
    ];
    const late = decodePost(one.post).id;
    const notes = [
      cohort.epochNotice(),
      cohort.notice({ kind: 'void-post', post: late }),
      cohort.notice({ kind: 'void-pseudonym', author: two.author.publicKey }),
    ];
    await take(
      cohort.frame(
        cohort.batch({ round: 0, notices: notes }),
        cohort.batch({ round: 1, posts: [one.post, two.post] }),
      ),
    );
    expect(vault.feed.has(late)).toBe(false);
    expect(vault.feed.has(decodePost(two.post).id)).toBe(false);
  });

  test('whose pseudonym comes after its epoch are left out, though the certificate is good', async () => {
    holdKeys();
    const { post } = await writeLetter(cohort, environment);
    const { epochLength, roundLength } = cohort.manifest;
    await take(cohort.frame(cohort.batch({ round: 0, notices: [cohort.epochNotice()] })));
    const next = epochLength / roundLength;
    await take(cohort.frame(cohort.batch({ round: next, posts: [post] })));
    expect(vault.feed.head()?.round).toBe(next);
    expect(vault.feed.has(decodePost(post).id)).toBe(false);
  });
});
