import { expect, test } from 'vitest';
import { findingsIn } from '../../../../main/writing/privacy/findings.ts';

/** A text with every suggestion taken. */
function plainer(text: string): string {
  return findingsIn(text)
    .toReversed()
    .reduce((left, { from, to, suggestion }) => {
      return left.slice(0, from) + (suggestion ?? left.slice(from, to)) + left.slice(to);
    }, text);
}

test.each([
  ['김민수 주무관이 알려 줬어요.', '한 동료가 알려 줬어요.'],
  ['김민수 주무관과 같이 갔어요.', '한 동료와 같이 갔어요.'],
  ['박지영 님은 친절하세요.', '한 분은 친절하세요.'],
  ['전임자 최은경과 이야기했어요.', '전임자 한 사람과 이야기했어요.'],
  ['저는 한소희라고 해요.', '저는 (이름)이라고 해요.'],
  ['010-1234-5678으로 걸어 주세요.', '(전화번호)로 걸어 주세요.'],
  ['내선 2345번으로 걸어 주세요.', '(전화번호)로 걸어 주세요.'],
  ['hong@korea.kr을 썼어요.', '(이메일)을 썼어요.'],
  ['농협 302-1234-5678-91은 제 계좌예요.', '(계좌번호)는 제 계좌예요.'],
  ['세정과에서 일해요.', '한 부서에서 일해요.'],
  ['저희 자원순환과는 바빠요.', '저희 부서는 바빠요.'],
  ['건축허가팀으로 옮겼어요.', '한 팀으로 옮겼어요.'],
  ['만안구청을 떠났어요.', '한 기관을 떠났어요.'],
  ['비산1동 행정복지센터로 갔어요.', '한 행정복지센터로 갔어요.'],
  ['세정과 팀장이 화를 냈어요.', '한 팀장이 화를 냈어요.'],
  ['안양시장님이 오셨어요.', '한 기관장님이 오셨어요.'],
  ['3월 5일에 들었어요.', '얼마 전에 들었어요.'],
  ['3월 5일이 첫날이었어요.', '그날이 첫날이었어요.'],
  ['3월 5일까지 내래요.', '정해진 날까지 내래요.'],
  ['2026-02-11자로 발령받았어요.', '얼마 전에 발령받았어요.'],
  ['접수번호 2026031500012를 못 찾겠어요.', '(접수번호)를 못 찾겠어요.'],
  ['3.5.(목)에 있었던 일이에요.', '얼마 전에 있었던 일이에요.'],
  ['사건번호 2024구합1234로 소송이 들어왔어요.', '(사건번호)로 소송이 들어왔어요.'],
])('%s → %s', (text, expected) => {
  expect(plainer(text)).toBe(expected);
});

test('in English, addresses and numbers are found as well, and named in English', () => {
  expect(plainer('Write to jane.doe@example.com, or call 010-1111-2222.')).toBe(
    'Write to (email), or call (phone number).',
  );
});

test('digits, hyphens and spaces of other widths are the same', () => {
  expect(plainer('번호는 ０１０－１２３４－５６７８이에요.')).toBe('번호는 (전화번호)예요.');
  expect(plainer('번호는 010–1234–5678이에요.')).toBe('번호는 (전화번호)예요.');
});
