import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import { sized, toHex, utf8, type Hash } from '../../../../protocol/bytes.ts';
import type { Content } from '../../../../protocol/content.ts';
import { threadFilters, type ThreadView } from '../../../../preload/contract.ts';
import { checkpoint, type Writer } from '../feed-writers.ts';
import { InboxOfOne } from './inbox-of-one.ts';

const threads = 3;
const people = 7;

const acts = [
  'question',
  'answer',
  'comment',
  'follow-up',
  'me-too',
  'accept',
  'claim',
  'release',
  'retract',
  'edit',
  'unknown',
] as const;

type Act = {
  who: number;
  where: number;
  what: (typeof acts)[number];
  /** How long a text is, and which post an acceptance names. */
  size: number;
  /** 0: in the same round as the one before. */
  later: number;
};
type History = {
  acts: Act[];
  /** One number a post: by these they are put into an order. */
  order: number[];
  /** How many posts come at once. */
  sizes: number[];
  /** After how many batches a badge is withdrawn. */
  withdrawn: number;
  voids: 'nothing' | 'author' | 'post';
  /** Whose thread is read in the end. */
  read: number;
};

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(people - 1),
  where: fc.nat(threads - 1),
  what: fc.constantFrom(...acts),
  size: fc.nat(2),
  later: fc.nat(1),
});

const history: fc.Arbitrary<History> = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 25 }),
  order: fc.array(fc.nat(), { minLength: 90, maxLength: 90 }),
  sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
  withdrawn: fc.nat(8),
  voids: fc.constantFrom('nothing', 'author', 'post'),
  read: fc.nat(threads - 1),
});

/** Three of the people ask (the first of them is this person), two are badges, two just members. */
function cast(room: InboxOfOne): Writer[] {
  const badges = ['느린거북', '빠른토끼'].map((name) => room.certified(name));
  const asking = [room.own(), room.writer(), room.writer()];
  return [...asking, ...badges, room.writer(), room.writer()];
}

function contentOf({ what, size }: Act, target: Hash): Content | null {
  const text = '가나다라마바사아자차'.repeat(1 + size * 150);
  switch (what) {
    case 'question':
      return { kind: 'question', topic: 'information', title: '또 다른 질문', text };
    case 'answer':
    case 'comment':
    case 'follow-up':
      return { kind: what, text };
    case 'accept':
      return { kind: 'accept', answer: target };
    case 'me-too':
    case 'claim':
    case 'release':
      return { kind: what };
    case 'retract':
      return { kind: 'retract', target };
    case 'edit':
      return {
        kind: 'edit',
        target,
        title: size === 1 ? '다른 제목' : null,
        text: `다른 말 ${text}`,
      };
    case 'unknown':
    default:
      return null;
  }
}

/** All posts of a history, in the order of their rounds. */
function postsOf(everybody: readonly Writer[], told: History): StoredPost[] {
  const posts: StoredPost[] = [];
  const askers = everybody.slice(0, threads);
  for (const [index, asker] of askers.entries()) {
    posts.push(...asker.ask(1, `질문 ${index}`, '나'.repeat(index * 1500)));
  }
  let round = 5;
  for (const act of told.acts) {
    const thread = askers[act.where]?.thread;
    const writer = everybody[act.who];
    if (!thread || !writer) throw new Error('nobody, nowhere');
    round += act.later;
    const target = posts.at(-1 - act.size * 2)?.id ?? sized<Hash>(new Uint8Array(32), 32);
    const content = contentOf(act, target);
    // Half of these are of a newer version, half are no content.
    const strange = {
      kind: act.size === 0 ? 99 : 2,
      checkpoint,
      part: 0,
      parts: 1,
      payload: utf8('{"x":1}'),
    };
    const made = content
      ? writer.write(thread, round, content)
      : [writer.post(thread, round, strange)];
    posts.push(...made);
  }
  return posts;
}

/** The batches here are not those of the posts' rounds. */
const withoutSenders = (view: ThreadView): unknown => ({
  ...view,
  posts: view.posts.map((post) => ({ ...post, hidesAmong: null })),
});

/** Everything that the person can see. */
function seen(room: InboxOfOne): unknown {
  const { inbox } = room;
  return {
    counts: inbox.counts(),
    lists: threadFilters.map((filter) => room.list(filter).map(({ id }) => id)),
    threads: room.list().map(({ id }) => withoutSenders(inbox.thread(id))),
  };
}

/** What is voided is always there before: the feed takes nothing of it afterwards. */
function voidSomething(
  room: InboxOfOne,
  everybody: readonly Writer[],
  { voids, read }: History,
  posts: readonly StoredPost[],
): void {
  const [member, post] = [everybody[5], posts[read]];
  if (!member || !post) throw new Error('nobody');
  if (voids === 'author') room.notice({ kind: 'void-pseudonym', author: member.key });
  if (voids === 'post') room.notice({ kind: 'void-post', post: post.id });
}

test('whatever order posts come in, and however they are split, they mean the same, also when all is made anew', () => {
  let compared = 0;
  fc.assert(
    fc.property(history, (told) => {
      const straight = new InboxOfOne();
      const shuffled = new InboxOfOne();
      const [first, second] = [straight, shuffled].map((room) => {
        room.become(null);
        return { everybody: cast(room), room };
      });
      if (!first || !second) throw new Error('rooms');
      const postsOfFirst = postsOf(first.everybody, told);
      straight.arrive(...postsOfFirst);
      straight.withdraw(first.everybody[3] ?? straight.writer());
      voidSomething(straight, first.everybody, told, postsOfFirst);

      const inOrder = postsOf(second.everybody, told);
      const posts = inOrder
        .map((post, index) => ({ post, at: told.order[index] ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ post }) => post);
      let step = 0;
      for (let from = 0; from < posts.length; step += 1) {
        if (step === told.withdrawn) shuffled.withdraw(second.everybody[3] ?? shuffled.writer());
        const size = told.sizes[step % told.sizes.length] ?? 1;
        shuffled.arrive(...posts.slice(from, from + size));
        from += size;
      }
      if (step <= told.withdrawn) shuffled.withdraw(second.everybody[3] ?? shuffled.writer());
      voidSomething(shuffled, second.everybody, told, inOrder);
      expect(seen(shuffled)).toEqual(seen(straight));

      const thread = second.everybody[told.read]?.thread;
      if (thread) shuffled.inbox.markRead(toHex(thread));
      const before = seen(shuffled);
      shuffled.makeAnew();
      expect(seen(shuffled)).toEqual(before);
      compared += posts.length;
      for (const { vault } of [straight, shuffled]) vault.close();
    }),
    { numRuns: 120, seed: 20_221_001 },
  );
  console.log(`${compared} posts in 120 histories`);
});
