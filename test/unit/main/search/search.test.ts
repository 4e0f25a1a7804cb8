import { beforeEach, describe, expect, test } from 'vitest';
import { indexPosts } from '../../../../main/inbox/index-posts.ts';
import type { MarkedText } from '../../../../preload/contract.ts';
import { SearchRoom } from './search-room.ts';

let room: SearchRoom;

beforeEach(() => {
  room = new SearchRoom();
  room.become(null);
});

const shown = (text: MarkedText): string =>
  text.map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece)).join('');

describe('what is found', () => {
  test('by every piece of a word, from one syllable on', () => {
    room.asked('연가 신청은 어디서 하나요?', '처음이라 잘 모르겠어요');
    for (const text of ['연', '가', '연가', '가신', '신청은어디서', '처음이라', '르겠', '모르']) {
      expect(room.found(text)).toEqual(['연가 신청은 어디서 하나요?']);
    }
    expect(room.found('출장')).toEqual([]);
  });

  test('whether it is written apart or together', () => {
    room.asked('연가 신청');
    room.asked('병가신청');
    expect(room.found('연가신청')).toEqual(['연가 신청']);
    expect(room.found('병가 신청')).toEqual(['병가신청']);
  });

  test('by initial consonants, also as a keyboard joins them, and mixed with syllables', () => {
    room.asked('연가 신청');
    room.asked('감사합니다');
    expect(room.found('ㅇㄱㅅㅊ')).toEqual(['연가 신청']);
    expect(room.found('ㄳ')).toEqual(['감사합니다', '연가 신청']);
    expect(room.found('연가 ㅅㅊ')).toEqual(['연가 신청']);
    expect(room.found('연ㄱ')).toEqual(['연가 신청']);
    expect(room.found('ㅊ')).toEqual(['연가 신청']);
  });

  test('by Latin letters and digits in any case and width, hanja and pictures', () => {
    room.asked('GPKI 인증서 2026년', 'ＰＤＦ로 내나요? 公文 🙏');
    for (const text of ['gpki', 'PKI', '２０２６', 'pdf', '公', '公文', '🙏']) {
      expect(room.found(text)).toHaveLength(1);
    }
  });

  test('in replies as well, once for a thread, and it is told where', () => {
    const asker = room.asked('여비는 언제 들어오나요?', '출장을 다녀왔어요');
    room.said(room.writer(), asker, { kind: 'answer', text: '정산 뒤 이 주쯤 걸려요' });
    room.said(asker, asker, { kind: 'follow-up', text: '정산은 제가 하나요?' });
    expect(room.hits('정산')).toMatchObject([{ where: 'reply' }]);
    expect(room.hits('출장')).toMatchObject([{ where: 'question' }]);
    expect(room.hits('여비')).toMatchObject([{ where: 'title' }]);
  });

  test('with all of several words, wherever they stand in a post', () => {
    room.asked('출장 여비', '정산은 언제까지인가요?');
    room.asked('출장 신청');
    expect(room.found('정산 여비')).toEqual(['출장 여비']);
  });
});

describe('what comes first', () => {
  test('titles, then exactness, then what helped, then what is newer', () => {
    room.asked('다른 이야기', '당직 근무');
    room.asked('숙당직원');
    room.asked('당직 근무표');
    const helped = room.asked('당직 근무 바꾸기');
    const answer = room.said(room.writer(), helped, { kind: 'answer', text: '돼요' });
    room.said(helped, helped, { kind: 'accept', answer });
    room.asked('당직 근무 시간');
    expect(room.found('당직')).toEqual([
      '당직 근무 바꾸기',
      '당직 근무 시간',
      '당직 근무표',
      '숙당직원',
      '다른 이야기',
    ]);
  });

  test('pages follow each other without a gap, and say whether there is more', () => {
    const posts = Array.from({ length: 130 }, (_, n) =>
      room.writer().ask(n, n % 3 === 0 ? `당직 ${n}` : `질문 ${n}`, '당직'),
    ).flat();
    room.caughtUp(posts);
    const all = room.page('당직').hits.map(({ thread }) => thread.id);
    const paged: string[] = [];
    for (let offset = 0; ; offset += 7) {
      const { hits, more } = room.page('당직', { offset, limit: 7 });
      paged.push(...hits.map(({ thread }) => thread.id));
      if (!more) break;
    }
    expect(new Set(paged).size).toBe(130);
    expect(paged.slice(0, 100)).toEqual(all);
  });
});

describe('pages', () => {
  const asked = (count: number, text: string) =>
    Array.from({ length: count }, (_, n) => room.writer().ask(n, `${text} ${n}`)).flat();

  test('neither double nor skip a thread when posts arrive between them', () => {
    room.caughtUp(asked(60, '당직'));
    const first = room.page('당직', { limit: 25 });
    const paged = first.hits.map(({ thread }) => thread.id);
    const all = room.page('당직').hits.map(({ thread }) => thread.id);
    for (let offset = 25; offset < 75; offset += 25) {
      room.caughtUp(asked(7, '당직 바꾸기'));
      room.asked('당직');
      const { hits, before } = room.page('당직', { offset, limit: 25, before: first.before });
      expect(before).toBe(first.before);
      paged.push(...hits.map(({ thread }) => thread.id));
    }
    expect(paged).toEqual(all);
    expect(room.page('당직', { limit: 100 }).hits).toHaveLength(76);
  });

  test('leave out what came after the first of them, in threads that are there as well', () => {
    const asker = room.asked('여비 질문', '언제 나오나요');
    const { before } = room.page('여비');
    room.said(room.writer(), asker, { kind: 'answer', text: '여비와 숙직' });
    expect(room.page('숙직', { before }).hits).toEqual([]);
    expect(room.page('숙직').hits).toHaveLength(1);
  });
});

describe('what may have been meant', () => {
  test('is found with particles, other endings, and final consonants that are missing or too many', () => {
    room.asked('휴가 신청 방법', '연가는 어떻게 쓰나요?');
    for (const text of ['휴가를 신청하려면', '휴가시처', '휴강', '휴가신처', '연강']) {
      expect(room.hits(text)).toMatchObject([{ near: true }]);
    }
  });

  test('is not asked for where the words stand as they were typed', () => {
    room.asked('연가 신청');
    room.asked('연갈색 의자');
    expect(room.found('연가')).toEqual(['연가 신청']);
  });
});

describe('only some threads', () => {
  test('by topic, by who asked, and by what became of the question', () => {
    const own = room.own();
    room.asked('내 당직', '', own);
    const answered = room.asked('답한 당직');
    const answer = room.said(room.writer(), answered, { kind: 'answer', text: '네' });
    room.asked('기다리는 당직');
    const titles = (scope: 'mine' | 'waiting' | 'answered' | 'accepted') =>
      room.page('당직', { scope }).hits.map(({ thread }) => thread.title);
    expect(titles('mine')).toEqual(['내 당직']);
    expect(titles('waiting').toSorted()).toEqual(['기다리는 당직', '내 당직']);
    expect(titles('answered')).toEqual(['답한 당직']);
    room.said(answered, answered, { kind: 'accept', answer });
    expect(titles('accepted')).toEqual(['답한 당직']);
    expect(titles('answered')).toEqual([]);
    expect(room.page('당직', { topic: 'heart' }).hits).toHaveLength(3);
    expect(room.page('당직', { topic: 'grievance' }).hits).toEqual([]);
  });
});

describe('queries', () => {
  test('of spaces and punctuation find nothing, and nothing in one is syntax', () => {
    room.asked('연가 OR 병가', 'NEAR 사무실 "따옴표" *');
    for (const text of ['', '   ', '.,!?', '"', '*', '()', '-', '^']) {
      expect(room.page(text)).toMatchObject({ hits: [], more: false, complete: true, terms: [] });
    }
    for (const text of [
      '"연가',
      '연가*',
      'OR',
      'near(연가',
      '연가 OR',
      "연가' --",
      'tokens:연가',
      '"따옴표"',
    ]) {
      expect(room.found(text)).toEqual(['연가 OR 병가']);
    }
    expect(room.page('연가, 병가!').terms).toEqual(['연가', '병가']);
  });
});

describe('marks', () => {
  test('stand on what was typed, in the spelling of the text', () => {
    room.asked(
      'ＧＰＫＩ 연가 신청',
      `${'긴 이야기가 있어요. '.repeat(20)}연가  신청은\n여기 ${'그리고 더 '.repeat(30)}`,
    );
    const [hit] = room.hits('연가신청 gpki');
    expect(shown(hit?.title ?? [])).toBe('[ＧＰＫＩ] [연가 신청]');
    expect(shown(hit?.excerpt ?? [])).toMatch(/^….*\[연가 신청\]은 여기 .*…$/u);
    expect((hit?.excerpt ?? []).map(({ text }) => text).join('').length).toBeLessThan(120);
    const [consonants] = room.hits('ㅇㄱ ㅅㅊ');
    expect(shown(consonants?.title ?? [])).toBe('ＧＰＫＩ [연가] [신청]');
  });
});

describe('words that are gone', () => {
  test('are found no more when they are taken back, voided or replaced', () => {
    const asker = room.asked('여비 질문', '언제 나오나요');
    const turtle = room.certified('느린거북');
    const answer = room.said(turtle, asker, { kind: 'answer', text: '다음 달에 나옵니다' });
    const other = room.said(turtle, asker, { kind: 'comment', text: '영수증 챙기세요' });
    expect(room.found('다음달')).toHaveLength(1);
    room.said(turtle, asker, {
      kind: 'edit',
      target: other,
      title: null,
      text: '카드전표 챙기세요',
    });
    expect([room.found('영수증'), room.found('전표')]).toEqual([[], ['여비 질문']]);
    room.said(turtle, asker, { kind: 'retract', target: answer });
    expect(room.found('다음달')).toEqual([]);
    room.notice({ kind: 'void-post', post: other });
    expect([room.found('전표'), room.found('챙기')]).toEqual([[], []]);
    expect(room.found('여비')).toEqual(['여비 질문']);
  });

  test('are not found where an edited title was', () => {
    const asker = room.writer();
    const [first] = asker.ask(room.now, '첫제목', '내용');
    if (!first) throw new Error('no post');
    room.arrive(first);
    room.said(asker, asker, { kind: 'edit', target: first.id, title: '둘째이름', text: '' });
    expect([room.found('첫제목'), room.found('둘째')]).toEqual([[], ['둘째이름']]);
  });
});

describe('an index that is made anew', () => {
  test('is taken up piece by piece, can be searched meanwhile, and goes on where it was cut', () => {
    const posts = Array.from({ length: 400 }, (_, n) => room.writer().ask(n, `당직 ${n}`)).flat();
    room.caughtUp(posts);
    room.makeAnew();
    expect(room.page('당직')).toMatchObject({ hits: [], complete: false });
    expect(indexPosts(room.vault)).toBe(true);
    expect(room.page('당직').hits.length).toBeGreaterThan(10);
    room.asked('당직 하나 더');
    expect(room.found('하나 더')).toEqual(['당직 하나 더']);
    while (indexPosts(room.vault)) continue;
    expect(room.page('당직', { offset: 400 }).hits).toHaveLength(1);
    expect(room.page('당직').complete).toBe(true);
  });

  test('has the words that count now', () => {
    const asker = room.asked('여비 질문', '언제 나오나요');
    const answer = room.said(room.writer(), asker, { kind: 'answer', text: '곧' });
    const by = room.writer();
    const other = room.said(by, asker, { kind: 'comment', text: '영수증' });
    room.said(by, asker, { kind: 'edit', target: other, title: null, text: '전표' });
    room.makeAnew();
    while (indexPosts(room.vault)) continue;
    expect([room.found('영수증'), room.found('전표'), answer.length]).toEqual([
      [],
      ['여비 질문'],
      32,
    ]);
  });
});
