/**
 * Words that newly hired civil servants use for the same thing. Each group stands for one thing; a word may stand in several. Beginnings of words,
 * without particles and endings.
 */
const groups: readonly string[] = [
  '연가 연차 휴가 쉬',
  '병가 아파 아프 아픈 몸살 감기',
  '반차 반가 반일 오전만 오후만',
  '진단서 소견서 증빙',
  '육아시간 단축근무 아이 아기 애기',
  '출장비 여비 관내출장 교통비 숙박비',
  '관용차 공용차 공용차량 배차 차량',
  '초과근무 초근 야근 시간외 시간외근무 잔업',
  '지문 태그 출퇴근기록 인식',
  '월급 급여 봉급 보수 실수령',
  '공제 기여금 빠졌 떼',
  '수당 돈 금액 단가',
  '상여금 성과급 성과상여금 보너스',
  '명절휴가비 명절수당 떡값 설 추석',
  '복지포인트 맞춤형복지 포인트',
  '호봉 경력인정 경력',
  '시보 수습',
  '전보 인사이동 부서이동 옮기 전출 발령',
  '인수인계 인계 전임자',
  '근무성적평정 근평 평정 평가',
  '감사 지적',
  '징계 처벌 문책',
  '결재 승인 결재선',
  '회수 취소 되돌리 철회',
  '기안 공문 문서',
  '붙임 첨부 첨부파일',
  '비공개 공개',
  '수신자 받는곳 수신처',
  '당직 숙직 일직',
  '바꾸 변경 교대 맞바꾸',
  '대체휴무 대휴 보상휴가 쉬',
  '민원인 민원',
  '악성 욕설 욕 폭언 소리지르 진상',
  '신문고 국민신문고 온라인민원',
  '기한 기간 며칠 마감 날짜',
  '연장 미루 늦추 늘리',
  '이송 넘기 이관 재배정',
  '청탁금지법 김영란법 접대 얻어먹 밥',
  '수의계약 견적 계약 구매 물품',
  '법인카드 업무추진비 카드 업추비',
  '예산 과목 편성목',
  '보조금 지원금',
  '회의록 속기 위원회',
  '인증서 공인인증서 gpki 로그인',
  '착신전환 전화돌리 착신 돌려',
  '점심 밥 식사',
  '상사 팀장 과장 윗사람 사수 선배',
  '카톡 메신저 문자 연락',
  '회식 술자리 술',
  '겸직 부업 블로그 유튜브 알바 투잡',
  '유연근무 시차출퇴근 탄력근무 출근시간',
  '신청 올리 상신 쓰',
  '병원 진료',
  '막말 괴롭힘 갑질',
];

const alternatives = new Map<string, string[]>();
for (const group of groups) {
  const words = group.split(' ');
  for (const word of words) {
    const others = words.filter((other) => other !== word);
    alternatives.set(word, [...(alternatives.get(word) ?? []), ...others]);
  }
}

/** Most syllables that a word of the groups has. */
const longest = Math.max(...[...alternatives.keys()].map((word) => word.length));

/** What else a word (folded) may be called: those of the longest beginning that is known. */
export function otherWords(word: string): readonly string[] {
  for (let length = Math.min(longest, word.length); length > 0; length -= 1) {
    const known = alternatives.get(word.slice(0, length));
    // A single syllable begins many words: it stands for itself alone.
    if (known && (length > 1 || word.length === 1)) return known;
  }
  return [];
}
