import { expect, test } from 'vitest';
import { findingsIn } from '../../../../main/writing/privacy/findings.ts';

/** Usual ones of all ages, put together by chance. */
const people = (
  '김도현 이서연 박지훈 최수아 정하준 강지우 조은서 윤서준 장예은 임건우 한지민 오유진 서동현 신채원 권민재 황지원 안소율 송현우 전예린 홍시우 유다은 고승민 문가은 양준혁 ' +
  '손나연 배성민 백은주 허정민 남기훈 심재영 노수진 하윤아 곽태영 성은지 차민호 주혜린 우진호 구본철 민경훈 류승범 김영자 이순자 박정희 최말순 정춘자 강영수 조성호 윤병철 ' +
  '장미경 임옥희 한영숙 오경자 서정숙 신동엽 권혁수 황인철 안상태 송은이 전미선 유재영 이정은 박보람 최미나 김나래 이슬기 박하늘 정아름 김한결 이다솜'
).split(' ');

const found = (text: string): boolean => findingsIn(text).some(({ kind }) => kind === 'name');
const share = (sentence: (name: string) => string): number =>
  people.filter((name) => found(sentence(name))).length / people.length;

test('usual names are found before a title and after a role', () => {
  expect(share((name) => `어제 ${name} 주무관님이 오셨어요.`)).toBeGreaterThanOrEqual(0.95);
  expect(share((name) => `${name} 씨한테 물어봤어요.`)).toBeGreaterThanOrEqual(0.95);
  expect(share((name) => `${name}팀장님은 안 계세요.`)).toBeGreaterThanOrEqual(0.95);
  expect(share((name) => `전임자 ${name}에게 물어보래요.`)).toBeGreaterThanOrEqual(0.95);
  expect(share((name) => `담당자: ${name}`)).toBeGreaterThanOrEqual(0.95);
});

test('most of them are found where only a particle follows', () => {
  expect(share((name) => `그런데 ${name}한테 들었어요.`)).toBeGreaterThanOrEqual(0.75);
});

test.each(['수진 주무관님이 도와줬어요.', '지훈이가 그랬어요.', '제 동기 수진이는 그만뒀어요.'])(
  'a given name alone is one: %s',
  (text) => {
    expect(found(text)).toBe(true);
  },
);

test.each([
  '이모가 오셨어요.',
  '김밥을 먹었어요.',
  '정말로 그런가요?',
  '안전한 곳이에요.',
  '전임자가 그만뒀어요.',
  '고객님이 오셨어요.',
  '하나님을 믿어요.',
  '주민 여러분께 알려요.',
  '민원인이 오셨어요.',
  '공무원이 되었어요.',
  '이 과장님은 친절하세요.',
  '전 팀장님이 그러셨어요.',
  '신규자도 당직을 서나요?',
])('nobody is named in: %s', (text) => {
  expect(found(text)).toBe(false);
});
