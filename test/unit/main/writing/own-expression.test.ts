import { beforeAll, expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import type { Finding } from '../../../../preload/contract.ts';
import { koreanPairs } from '../../../fixtures/korean-pairs.ts';
import { draft, idOf } from '../outbox-items.ts';
import { SearchRoom } from '../search/search-room.ts';
import type { Writer } from '../feed-writers.ts';
import { cpuTime } from './cpu-time.ts';

const mine = '멘탈이 두부처럼 으깨진 날이었어요. 결재는 언제 올리나요? 도와주셔서 고맙습니다.';
let room: SearchRoom;
let me: Writer;

beforeAll(() => {
  room = new SearchRoom();
  room.become(null);
  me = room.own();
  const others = koreanPairs(300).pairs.flatMap(({ question, answer }, n) => {
    const asker = room.writer();
    return [
      ...asker.ask(n, question, `${answer} 결재는 언제 올리나요?`),
      ...room.writer().write(asker.thread, n, { kind: 'answer', text: answer }),
    ];
  });
  room.caughtUp([...me.ask(1, '힘든 날', mine), ...others]);
});

function expressions(text: string, draftId: string | null = null): string[] {
  const { findings } = room.inbox.writing.check({ title: '', text, draft: draftId });
  return findings
    .filter(({ kind }: Finding) => kind === 'own-expression')
    .map(({ from, to }) => text.slice(from, to));
}

test('words in a row that one alone has written before are shown, with no other words for them', () => {
  const text = '오늘도 멘탈이 두부처럼 으깨진 날이었어요! 어떻게 하죠?';
  expect(expressions(text)).toEqual(['멘탈이 두부처럼 으깨진 날이었어요']);
  const [finding] = room.inbox.writing.check({ title: text, text: '', draft: null }).findings;
  expect(finding).toMatchObject({ kind: 'own-expression', field: 'title', suggestion: null });
});

test('what others write as well is left alone', () => {
  expect(expressions('그런데 결재는 언제 올리나요?')).toEqual([]);
});

test('what one has never written is left alone', () => {
  expect(expressions('구두로 지시받은 일을 문서로 남기고 싶어요.')).toEqual([]);
});

test('in the thread where one wrote it, everybody knows that it is the same person', () => {
  const id = idOf(7);
  room.vault.drafts.save({ ...draft(7), id, kind: 'follow-up', thread: toHex(me.thread) });
  expect(expressions('멘탈이 두부처럼 으깨진 날이었어요.', id)).toEqual([]);
});

test('in a cohort that has hardly spoken nothing counts as rare', () => {
  const quiet = new SearchRoom();
  quiet.become(null);
  const writer = quiet.own();
  quiet.caughtUp(writer.ask(1, '힘든 날', mine));
  expect(quiet.inbox.writing.check({ title: '', text: mine, draft: null }).findings).toEqual([]);
});

test('a text as long as can be sent is looked over within 30 ms, one’s own posts included', () => {
  const text = koreanPairs(300)
    .pairs.map(({ question }) => question)
    .join(' ')
    .slice(0, 3550);
  const took = cpuTime(() => {
    room.inbox.writing.check({ title: '', text: `${mine} ${text}`, draft: null });
  });
  console.log(`own expressions and all: ${took.toFixed(1)} ms`);
  expect(took).toBeLessThan(30);
});
