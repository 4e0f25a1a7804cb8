import { afterEach, describe, expect, test } from 'vitest';
import { sized, type Bytes32 } from '../../../../protocol/bytes.ts';
import { xKeyPair } from '../../../../protocol/hpke.ts';
import { Circle, type Member } from '../exchange/circle.ts';
import { OverlookedPc, type Beginning, type Given } from './overlooked-pc.ts';

const { publicKey: coordinatorKey } = await xKeyPair(
  sized<Bytes32>(new Uint8Array(32).fill(5), 32),
);
const minute = 60_000;

type Cast = Record<'asker' | 'mentee' | 'turtle' | 'rabbit', Member>;
type Name = keyof Cast;
/** What happens, the same in every run; only the PC that is looked at is another one. */
type Play = (circle: Circle, cast: Cast, pc: OverlookedPc) => Promise<void>;

let last: OverlookedPc | null = null;
afterEach(() => last?.end());

async function beside(name: Name, play: Play, begin?: Beginning): Promise<OverlookedPc> {
  last?.end();
  const circle = new Circle(coordinatorKey);
  const cast: Cast = {
    asker: await circle.member('mentee'),
    mentee: await circle.member('mentee'),
    turtle: await circle.member('mentor', '느린거북'),
    rabbit: await circle.member('mentor', '빠른토끼'),
  };
  await circle.publish();
  const pc = await OverlookedPc.of(circle, cast[name], begin);
  last = pc;
  await play(circle, cast, pc);
  await circle.environment.advance(minute);
  await pc.shell.end();
  return pc;
}

/** What is seen beside each of two PCs, byte by byte. */
async function besideBoth(
  names: readonly [Name, Name],
  play: Play,
  begin?: Beginning,
): Promise<[Given[], Given[]]> {
  const [first, second] = names;
  const one = await beside(first, play, begin);
  const other = await beside(second, play, begin);
  expect(JSON.stringify(one.given)).toBe(JSON.stringify(other.given));
  return [one.given, other.given];
}

/** A question, a mentor's answer, a follow-up and another answer, a minute apart. */
const talk =
  (who: Name, audience: 'everyone' | 'mentors' | 'one-mentor'): Play =>
  async (circle, cast) => {
    const asker = cast[who];
    await circle.certify(asker);
    const mentor = audience === 'one-mentor' ? cast.rabbit.badge : null;
    const thread = await circle.say(asker, { title: '질문', text: '내용', audience, mentor });
    await circle.environment.advance(minute);
    await circle.say(cast.rabbit, { kind: 'answer', thread, text: '답' });
    await circle.environment.advance(minute);
    await circle.say(asker, { kind: 'follow-up', thread, text: '더 물어요' });
    await circle.environment.advance(minute);
    await circle.say(cast.rabbit, { kind: 'answer', thread, text: '또 답' });
  };

/** A post that somebody reports to the coordinator, in so many words: many of them need a second post. */
const telling =
  (who: Name, words: string): Play =>
  async (circle, cast, pc) => {
    await circle.certify(cast.turtle);
    await circle.certify(cast[who]);
    pc.shell.focus(true);
    const question = { title: '질문', text: '상처 주는 말 '.repeat(200) };
    const thread = await circle.say(cast.turtle, question);
    await circle.environment.advance(minute);
    pc.shell.focus(false);
    const [post] = cast[who].inbox.thread(thread).posts;
    const about = { thread, target: post?.id ?? '', reason: 'hurts' } as const;
    await circle.say(cast[who], { kind: 'report', ...about, text: words });
  };

const marked = ['깐부톡 · 새 글이 있어요', '! 새 글이 있어요'];
const plain = '깐부톡 · 새 글이 없어요';

describe('beside two mentees, one of whom asked, one sees the same', () => {
  test.each(['everyone', 'mentors', 'one-mentor'] as const)(
    'when a question to %s is asked and answered',
    async (audience) => {
      await besideBoth(['asker', 'mentee'], talk('asker', audience));
      // One mark for all of it, until somebody looks.
      expect(last?.brief).toEqual([plain, ...marked]);
    },
  );

  test('when they look at the window in between, at whatever', async () => {
    const asking = talk('asker', 'everyone');
    const play: Play = async (circle, cast, pc) => {
      await asking(circle, cast, pc);
      await circle.environment.advance(minute);
      pc.shell.focus(true);
      pc.shell.focus(false);
      const [thread] = cast.asker.inbox.threads({
        filter: 'inbox',
        topic: null,
        offset: 0,
        limit: 1,
      }).threads;
      await circle.say(cast.turtle, { kind: 'comment', thread: thread?.id ?? '', text: '댓글' });
    };
    await besideBoth(['asker', 'mentee'], play);
    // What was told is taken away with the mark.
    expect(last?.brief).toEqual([plain, ...marked, 'x', plain, ...marked]);
  });

  test.each(['아파요', '아파요 '.repeat(290)])('when a post is reported', async (words) => {
    await besideBoth(['asker', 'mentee'], telling('asker', words));
    // Beside whoever reports as well.
    expect(last?.brief).toEqual([plain, ...marked]);
  });

  test('when the asker has muted the thread, put it by, or stirs something of their own', async () => {
    const play: Play = async (circle, cast, pc) => {
      await circle.certify(cast.asker);
      pc.shell.focus(true);
      const thread = await circle.say(cast.asker, { title: '질문', text: '내용' });
      await circle.environment.advance(minute);
      pc.shell.focus(false);
      cast.asker.inbox.marks.set({ thread, muted: true, bookmarked: true });
      circle.queue(cast.asker, { kind: 'follow-up', thread, text: '아직 안 간 글' });
      await circle.environment.advance(20);
      await circle.say(cast.rabbit, { kind: 'answer', thread, text: '답' });
    };
    await besideBoth(['asker', 'mentee'], play);
    expect(last?.brief).toEqual([plain, ...marked]);
  });

  test('when the mark comes after an absence, or from before', async () => {
    const play: Play = async (circle, cast, pc) => {
      await talk('asker', 'mentors')(circle, cast, pc);
      await circle.environment.advance(minute);
      pc.statusChanged('online');
    };
    await besideBoth(['asker', 'mentee'], play, { link: 'connecting' });
    expect(last?.brief).toEqual([plain, ...marked]);
    await besideBoth(['asker', 'mentee'], async () => undefined, { hadNews: true });
    expect(last?.brief).toEqual([marked[0], marked[1]]);
  });
});

describe('beside two mentors, one of whom asked, one sees the same', () => {
  test.each(['everyone', 'mentors'] as const)('when it is a question to %s', async (audience) => {
    await besideBoth(['turtle', 'rabbit'], talk('turtle', audience));
    expect(last?.brief).toEqual([
      '깐부톡 · 기다리는 글이 없어요',
      '깐부톡 · 답변을 기다리는 글 1개 · 새 글이 있어요',
      '! 새 질문이 있어요',
      '깐부톡 · 기다리는 글이 없어요 · 새 글이 있어요',
    ]);
  });

  test('when one of them reports a post', async () => {
    await besideBoth(['turtle', 'rabbit'], telling('rabbit', '아파요'));
    expect(last?.brief.at(-1)).toBe('! 새 글이 있어요');
  });

  test('and beside the one who is asked alone, that they were asked', async () => {
    expect((await beside('rabbit', talk('asker', 'one-mentor'))).brief).toContain(
      '! 새 질문이 있어요',
    );
    expect((await beside('turtle', talk('asker', 'one-mentor'))).brief).toEqual([
      '깐부톡 · 기다리는 글이 없어요',
      '깐부톡 · 기다리는 글이 없어요 · 새 글이 있어요',
      '! 새 글이 있어요',
    ]);
  });

  test('a question to another mentor is as closed on the PC of the mentor who asks it', async () => {
    await beside('turtle', talk('turtle', 'one-mentor'));
    expect(last?.brief).not.toContain('! 새 질문이 있어요');
  });
});

describe('the file that tells the next start of the mark', () => {
  const kept = (): unknown[] =>
    (last?.given ?? []).filter(({ what }) => what === 'kept').map(({ value }) => value);

  test('is written when the program ends, and not when something comes or somebody looks', async () => {
    await beside('mentee', async (circle, cast, pc) => {
      await talk('asker', 'everyone')(circle, cast, pc);
      await circle.environment.advance(minute);
      pc.shell.focus(true);
      pc.shell.focus(false);
      await circle.environment.advance(minute);
      expect(pc.brief).toEqual([plain, ...marked, 'x', plain]);
      expect(kept()).toEqual([]);
    });
    expect(kept()).toEqual([]);
    await beside('mentee', talk('asker', 'everyone'));
    expect(kept()).toEqual([true]);
  });

  test('is not asked again: a vault that is opened anew finds what the tray shows', async () => {
    const looking: Play = async (_circle, _cast, pc) => {
      expect(pc.desktop.hadNews()).toBe(true);
      pc.shell.focus(true);
      expect(pc.desktop.hadNews()).toBe(false);
    };
    await beside('mentee', looking, { hadNews: true });
    expect(kept()).toEqual([false]);
  });
});

describe('where nothing is to catch the eye', () => {
  const silently =
    (hush: (pc: OverlookedPc) => void, wake: (pc: OverlookedPc) => void): Play =>
    async (circle, cast, pc) => {
      hush(pc);
      await talk('asker', 'everyone')(circle, cast, pc);
      await circle.environment.advance(minute);
      expect(pc.brief.slice(1)).toEqual(['깐부톡']);
      expect(pc.given.filter(({ what }) => what === 'icon').at(-1)?.value).toBe('tray.png');
      wake(pc);
    };

  test('with notifications off, the icon and its words are plain as well', async () => {
    const play = silently(
      (pc) => pc.prefer({ notifications: false }),
      () => undefined,
    );
    await besideBoth(['asker', 'mentee'], play);
    expect(last?.brief).toEqual([plain, '깐부톡']);
  });

  test('behind the veil and the lock nothing changes, and the mark comes afterwards', async () => {
    for (const play of [
      silently(
        (pc) => pc.desktop.setVeil(true),
        (pc) => pc.desktop.setVeil(false),
      ),
      silently(
        (pc) => pc.lock(true),
        (pc) => pc.lock(false),
      ),
    ]) {
      await besideBoth(['asker', 'mentee'], play);
      expect(last?.brief).toEqual([plain, '깐부톡', marked[0]]);
    }
  });

  test('what was told before is taken away with the veil', async () => {
    await beside('mentee', async (circle, cast, pc) => {
      await talk('asker', 'everyone')(circle, cast, pc);
      pc.desktop.setVeil(true);
    });
    expect(last?.brief).toEqual([plain, ...marked, 'x', '깐부톡']);
  });

  test('a lock that stands before the window is no look at it', async () => {
    await beside('mentee', async (circle, cast, pc) => {
      await talk('asker', 'everyone')(circle, cast, pc);
      pc.lock(true);
      pc.shell.focus(true);
      pc.shell.focus(false);
      pc.lock(false);
    });
    expect(last?.brief.at(-1)).toBe(marked[0]);
  });

  test('every notification is silent, and says nothing but its title', async () => {
    await beside('mentee', talk('asker', 'everyone'));
    const told = last?.given.filter(({ what }) => what === 'notification') ?? [];
    expect(told.map(({ value }) => value)).toMatchObject([
      { title: '새 글이 있어요', body: '', silent: true },
    ]);
  });
});
