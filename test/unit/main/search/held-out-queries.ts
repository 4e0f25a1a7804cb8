/**
 * Queries that were written down at once, before any of them was looked for, and after which nothing was tuned: what the figure of the others is
 * worth. The place is that of the post in office-posts.ts.
 */
export const heldOutQueries: readonly { kind: string; query: string; post: number }[] = [
  ...of('spacing', [
    ['당직대체휴무', 13],
    ['비공개문서 사유', 9],
    ['시차 출퇴근', 43],
    ['초과 근무 지문', 20],
  ]),
  ...of('particles and endings', [
    ['공용차를 빌리고 싶은데', 6],
    ['인수인계를 안 해주고 갔어요', 27],
    ['호봉이 잘못됐어요', 24],
    ['병가 낼 때 진단서 꼭 필요한가요', 2],
    ['민원인이 욕해요', 14],
  ]),
  ...of('final consonants', [
    ['여가 신처', 0],
    ['수의계야', 32],
    ['복지포이트', 23],
    ['국미신문고', 16],
  ]),
  ...of('initial consonants', [
    ['ㄷㅈ ㅂㄲㄱ', 12],
    ['ㅊㄱㄱㅁ', 20],
    ['ㅇㅇㅅㄱ', 3],
    ['ㄱㅈㅎㄱ', 42],
  ]),
  ...of('in words of their own', [
    ['명절 보너스', 21],
    ['성과급 등급', 22],
    ['감사 지적 징계', 30],
  ]),
];

function of(kind: string, queries: readonly (readonly [string, number])[]) {
  return queries.map(([query, post]) => ({ kind, query, post }));
}
