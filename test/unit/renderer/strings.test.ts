import { describe, expect, it } from 'vitest';

import {
  maxAvailabilityLength,
  maxReportLength,
  maxTextLength,
  maxTitleLength,
  minPassphraseLength,
} from '../../../preload/contract.ts';
import { lengthLimits } from '../../../renderer/state/composer.ts';
import { wordsOf } from '../../../renderer/strings/words.ts';

/** Every text of a table with its path; functions are called with something plausible. */
function texts(table: unknown, path = ''): [path: string, text: string][] {
  if (typeof table === 'string') return [[path, table]];
  if (typeof table === 'function') {
    const said: unknown = Reflect.apply(table, undefined, [3, '2', '30']);
    return [[path, String(said)]];
  }
  if (typeof table !== 'object' || table === null) throw new TypeError(path);
  return Object.entries(table).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const ko = texts(wordsOf('ko'));
const en = texts(wordsOf('en'));

describe('the string tables', () => {
  it('hold the same keys, and no empty text, in both languages', () => {
    expect(en.map(([path]) => path)).toEqual(ko.map(([path]) => path));
    expect([...ko, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leave no Korean in English but the name of the language', () => {
    const korean = en.filter(([, text]) => /[가-힣]/.test(text)).map(([path]) => path);
    expect(korean).toEqual(['.settings.languages.ko']);
  });

  it('use no words of the machinery in Korean', () => {
    const jargon = /인증서|릴레이|피드|매니페스트|암호화|동기화|토큰|에포크|커서|볼트|오류|에러/;
    // What a post has come to in the end is called so wherever people are told of it.
    const named = new Set(['.outbox.state.confirmed']);
    expect(ko.filter(([path, text]) => !named.has(path) && jargon.test(text))).toEqual([]);
  });

  it('speak politely: what ends with a full stop ends in 요', () => {
    const sentences = ko.flatMap(([, text]) => text.match(/[^.]+\./g) ?? []);
    expect(sentences.filter((sentence) => !sentence.endsWith('요.'))).toEqual([]);
  });

  it('name the product’s places and actions as people know them', () => {
    const { nav, compose, thread } = wordsOf('ko');
    expect([
      nav.ask,
      nav.inbox,
      nav.waiting,
      nav.mine,
      nav.helpful,
      nav.drafts,
      nav.outbox,
    ]).toEqual([
      '질문하기',
      '받은 글',
      '답변 대기',
      '내 질문',
      '도움된 답변',
      '임시보관함',
      '보낼 편지함',
    ]);
    expect([compose.title, compose.text, compose.topic, compose.to, compose.send]).toEqual([
      '제목',
      '내용',
      '분야',
      '받는 사람',
      '보내기',
    ]);
    expect([compose.answer, thread.claim, thread.accept, thread.meToo]).toEqual([
      '답변하기',
      '내가 답할게요',
      '도움이 됐어요',
      '나도 궁금해요',
    ]);
  });

  it('put fitting particles after names', () => {
    const { waitingRoom, joining } = wordsOf('ko');
    expect(waitingRoom.text('안양시 3기')).toMatch(/^안양시 3기는 /);
    expect(waitingRoom.text('깐부톡 체험')).toMatch(/^깐부톡 체험은 /);
    expect(joining.asRole('운영 담당')).toBe('운영 담당으로 함께해요');
  });
});

it('tells the shortest passphrase as the contract has it', () => {
  for (const { locked, error } of [wordsOf('ko'), wordsOf('en')]) {
    expect(locked.choice.rule).toMatch(new RegExp(`\\b${minPassphraseLength}`));
    expect(error['passphrase-short']).toMatch(new RegExp(`\\b${minPassphraseLength}`));
  }
});

it('limits lengths as the contract does', () => {
  expect(lengthLimits).toEqual({
    title: maxTitleLength,
    text: maxTextLength,
    report: maxReportLength,
    availability: maxAvailabilityLength,
  });
});
