import { beforeEach, describe, expect, test } from 'vitest';
import type { KnowledgePage, Request, Topic } from '../../../../preload/contract.ts';
import { fromHex, sized, toHex, type Hash, type SharedKey } from '../../../../protocol/bytes.ts';
import { roundStart } from '../../../../protocol/calendar.ts';
import { day } from '../../../../protocol/rules.ts';
import { checkpoint, type Writer } from '../feed-writers.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;
let turtle: Writer;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  turtle = room.certified('느린거북');
});

type Told = { topic?: Topic; title?: string; text?: string; answer?: string };

/** A question that was answered, and whose asker found the answer helpful. */
function helpful(round: number, told: Told = {}, by = turtle): { asker: Writer; answer: Hash } {
  const { topic = 'know-how', title = '제목', text = '내용', answer: said = '답변' } = told;
  const asker = room.writer();
  const answer = by.write(asker.thread, round + 1, { kind: 'answer', text: said });
  const [first] = answer;
  if (!first) throw new Error('no answer');
  room.arrive(
    ...asker.write(asker.thread, round, { kind: 'question', topic, title, text }),
    ...answer,
    ...asker.write(asker.thread, round + 2, { kind: 'accept', answer: first.id }),
  );
  return { asker, answer: first.id };
}
const page = (request: Partial<Request<'knowledge'>> = {}): KnowledgePage =>
  room.inbox.knowledge.page({ topic: null, tag: null, offset: 0, limit: 100, ...request });
const titles = (request?: Partial<Request<'knowledge'>>): string[] =>
  page(request).entries.map(({ thread }) => thread.title);
const tags = (topic: Topic | null = null): string[] =>
  room.inbox.knowledge.tags({ topic }).tags.map(({ tag, count }) => `${tag} ${count}`);

describe('the knowledge', () => {
  test('stands by topic, and in each the last talked about first, whatever page of it is asked for', () => {
    helpful(1, { topic: 'heart', title: '마음' });
    helpful(2, { title: '노하우 하나' });
    helpful(3, { title: '노하우 둘' });
    helpful(4, { topic: 'information', title: '정보' });
    expect(titles()).toEqual(['노하우 둘', '노하우 하나', '정보', '마음']);
    expect(page()).toMatchObject({
      total: 4,
      topics: { 'know-how': 2, information: 1, heart: 1, grievance: 0 },
    });
    for (const limit of [1, 2, 3]) {
      const pieces = [0, 1, 2, 3, 4].flatMap((place) =>
        place % limit === 0 ? titles({ offset: place, limit }) : [],
      );
      expect(pieces).toEqual(titles());
    }
    expect(titles({ topic: 'heart' })).toEqual(['마음']);
    expect(titles({ offset: 9 })).toEqual([]);
  });

  test('shows the beginning of the answer that helped, in the words that it has now', () => {
    const { asker, answer } = helpful(1, { answer: '처음 답' });
    room.arrive(
      ...turtle.write(asker.thread, 5, {
        kind: 'edit',
        target: answer,
        title: null,
        text: '고친 답',
      }),
    );
    expect(page().entries[0]).toMatchObject({ answer: '고친 답', aged: false });
  });

  test('forgets what was taken back', () => {
    const { asker, answer } = helpful(1);
    room.arrive(...turtle.write(asker.thread, 5, { kind: 'retract', target: answer }));
    expect(page()).toMatchObject({ entries: [], total: 0 });
  });
});

describe('tags', () => {
  test('are what somebody marked in the question or in the answer that helped', () => {
    helpful(1, { title: '#연가 어떻게 내나요', answer: '새올에서요. #새올 #연가' });
    helpful(2, { text: '#연가 당겨 쓰기', answer: '됩니다', topic: 'information' });
    expect(tags()).toEqual(['연가 2', '새올 1']);
    expect(tags('information')).toEqual(['연가 1']);
    expect(page({ tag: '연가' }).total).toBe(2);
    expect(page({ tag: '새올' }).entries[0]?.tags).toEqual(['연가', '새올']);
    expect(titles({ tag: '없는것' })).toEqual([]);
  });

  test('follow what changes after they were gathered', () => {
    const { asker, answer } = helpful(1, { answer: '#처음' });
    expect(tags()).toEqual(['처음 1']);
    room.arrive(
      ...turtle.write(asker.thread, 5, {
        kind: 'edit',
        target: answer,
        title: null,
        text: '#나중',
      }),
    );
    expect(tags()).toEqual(['나중 1']);
    room.arrive(...turtle.write(asker.thread, 6, { kind: 'retract', target: answer }));
    expect(tags()).toEqual([]);
    helpful(9, { answer: '#또' });
    expect(tags()).toEqual(['또 1']);
  });

  test('are gathered piece by piece', () => {
    for (let number = 0; number < 150; number += 1) helpful(number * 4, { answer: '#하나' });
    expect(room.inbox.knowledge.tags({ topic: null }).complete).toBe(false);
    expect(room.inbox.knowledge.tags({ topic: null })).toEqual({
      tags: [{ tag: '하나', count: 150 }],
      complete: true,
    });
  });
});

describe('an answer', () => {
  const after = (round: number, days: number): void => {
    room.environment.sleep(
      roundStart(room.manifest, round) + days * day + 1 - room.environment.now(),
    );
  };
  const isAged = (): boolean => page().entries[0]?.aged ?? false;

  test('has aged once a year has passed since somebody who answers looked at it', () => {
    const { asker } = helpful(10);
    after(10, 365);
    expect(isAged()).toBe(false);
    expect(room.view(asker.thread).aged).toBeNull();
    after(12, 365);
    expect(isAged()).toBe(true);
    const aged = room.view(asker.thread).aged;
    expect(aged?.precision).toBe('half-day');
    expect(aged && aged.at <= roundStart(room.manifest, 11)).toBe(true);
  });

  test('is as fresh as the newest words of a mentor in its thread, and of nobody else', () => {
    const { asker } = helpful(10);
    const badgeless = room.writer();
    room.arrive(...badgeless.write(asker.thread, 900, { kind: 'comment', text: '고마워요' }));
    after(12, 365);
    expect(isAged()).toBe(true);
    room.arrive(...turtle.write(asker.thread, 500, { kind: 'comment', text: '지금도 맞아요' }));
    expect(isAged()).toBe(false);
    after(501, 365);
    expect(isAged()).toBe(true);
  });

  test('is as fresh as its own words where nobody with a badge has written', () => {
    const colleague = room.writer();
    const { asker, answer } = helpful(10, {}, colleague);
    after(12, 365);
    expect(isAged()).toBe(true);
    room.arrive(
      ...colleague.write(asker.thread, 40, {
        kind: 'edit',
        target: answer,
        title: null,
        text: '새로',
      }),
    );
    expect(isAged()).toBe(false);
  });

  test('never ages before it has helped', () => {
    const asker = room.writer();
    room.arrive(...asker.ask(1), ...turtle.write(asker.thread, 2, { kind: 'answer', text: '답' }));
    after(2, 900);
    expect(room.view(asker.thread).aged).toBeNull();
  });
});

test('what can be shared is what everybody can read, and nothing that was taken back', () => {
  const { asker } = helpful(1, { title: '모두' });
  const forMentors = room.writer();
  room.vault.pseudonyms.addThreadKey({
    thread: forMentors.thread,
    key: sized<SharedKey>(new Uint8Array(32), 32),
    audience: 'mentors',
    mentor: null,
  });
  const answer = turtle.write(forMentors.thread, 5, { kind: 'answer', text: '답' });
  const accepted = answer[0]?.id ?? checkpoint;
  room.arrive(
    ...forMentors.ask(4, '멘토에게만'),
    ...answer,
    ...forMentors.write(forMentors.thread, 6, { kind: 'accept', answer: accepted }),
  );
  const gone = helpful(7, { title: '거둔 질문' }).asker;
  const question = room.view(gone.thread).posts[0]?.id ?? '';
  room.arrive(
    ...gone.write(gone.thread, 11, { kind: 'retract', target: fromHex<Hash>(question, 32) }),
  );
  expect(titles()).toEqual(['', '모두', '멘토에게만']);
  expect(room.inbox.knowledge.shared(null)).toEqual([toHex(asker.thread)]);
});
