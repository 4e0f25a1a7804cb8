import { expect, test } from 'vitest';

import { tagsIn } from '../../../../main/inbox/tags.ts';

test('a tag is a word after a sign that stands by itself', () => {
  expect(tagsIn('#연가 신청은 (#새올)에서, “#초과근무”도요. #PC_설정')).toEqual([
    '연가',
    '새올',
    '초과근무',
    'pc_설정',
  ]);
  expect(tagsIn('#연가 그리고 또 #연가')).toEqual(['연가']);
  expect(tagsIn('#여비'.normalize('NFD'))).toEqual(['여비']);
});

test('headings, numbers, addresses and code are no tags', () => {
  const text =
    '# 제목\n## 소제목\n#1번이 아니라 #2 하고 #3.\nhttp://내부망/#절차 C#은 `#include` ```\n#define\n```';
  expect(tagsIn(text)).toEqual(['1번이']);
  expect(tagsIn(`#${'가'.repeat(21)}`)).toEqual([]);
  expect(tagsIn('##두번')).toEqual([]);
});
