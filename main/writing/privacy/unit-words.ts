/** What names of departments are put together from. */
const pieces = new Set(
  (
    '세정 세무 징수 부과 총무 자치 행정 기획 예산 회계 계약 감사 조사 홍보 정보 통신 민원 토지 지적 부동산 건축 주택 공동주택 도시 계획 개발 재생 ' +
    '디자인 경관 교통 대중교통 도로 건설 하수 상수 상하수도 하수도 상수도 수도 공원 녹지 산림 환경 위생 청소 자원 순환 기후 대기 수질 에너지 복지 정책 노인 ' +
    '장애인 여성 가족 아동 청년 청소년 보육 교육 문화 체육 관광 예술 문화재 유산 일자리 경제 지역경제 기업 지원 소상공인 농업 농정 축산 농촌 수산 해양 보건 건강 ' +
    '증진 의약 안전 총괄 재난 방재 민방위 시민 협력 법무 인사 조직 평생 학습 평생학습 도서관 스마트 스마트시티 데이터 빅데이터 허가 인허가 관리 사업 시설 운영 생활 ' +
    '보장 사회 맞춤형 주민 재정 재산 재산세 세외수입 체납 차량 등록 주차 철도 물 하천 생태 동물 보호 식품 여권 가족관계 지방 지방소득세 소득 소득세 취득세 ' +
    '자동차세 특별 통합 돌봄 희망 인구 전략 미래 혁신 성과 평가 균형 신도시 정비 재개발 재건축 공공 광고 물류 유통 투자 유치 산업 과학 대외 소통 의회 ' +
    '의사 사무 전산 감염병 예방 정신 정신건강 치매 진료 검진 방문 규제 공보 언론 비서 의전 서무 경리 용도 후생 노사 노동 고용 급여 급식 기록 문서 송무 심판 ' +
    '자활 기초 생계 주거 의료 의료급여 장기 요양 다문화 외국인 이민 국제 교류 남북 축제 박물관 미술관 가로 가로등 조경 옥외 광장 특사경 단속 교육지원 ' +
    '도시계획 도시재생 도시개발 복지정책 교통정책 자원순환 기획조정 기획예산 안전총괄 정보통신 주민자치 시민안전 민원봉사 종합 종합민원 봉사 창업 디지털 ' +
    '인공지능 탄소 중립 기후변화 미디어 청렴 인권 도민 구민 군정 시정 도정 조정 지도 점검 심사 보상 용지 측량 공간 주소 도로명 매립 폐기물 생활폐기물 재활용 음식물'
  ).split(' '),
);
const longest = Math.max(...[...pieces].map((piece) => piece.length));

/** Of how few pieces a stem is put together; 0 where it is not. `stem`: syllables, at most a dozen. */
export function piecesOf(stem: string): number {
  const fewest = [0];
  for (let end = 1; end <= stem.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let begin = Math.max(0, end - longest); begin < end; begin += 1) {
      if (pieces.has(stem.slice(begin, end))) {
        best = Math.min(best, (fewest[begin] ?? Number.POSITIVE_INFINITY) + 1);
      }
    }
    fewest.push(best);
  }
  const count = fewest[stem.length] ?? 0;
  return Number.isFinite(count) ? count : 0;
}

/** Teams that every office has: they tell of somebody only where it is one's own. */
export const everywhere = new Set(
  '인사 총무 예산 감사 회계 민원 홍보 법무 전산 서무 기획 행정 계약 급여 교육 지원 경리 복지 세무 기록 보건'.split(
    ' ',
  ),
);

/** Words that end as a department does, and are none. */
export const noDepartment =
  /(?:효|결|성|통|사|치|학|경|일|초|내|외|안|신경|교|전|다|여|투|소아|청소년|비인후|비뇨기|마취|응급|피부|인|의학|공|죄|백|약|모|물|제|후|급|탈|객)과$|^(?:부과|정신과)$/u;

/** What stands before a kind of office where any of them is meant. */
export const anyOffice = new Set(
  (
    '우리 저희 해당 관할 다른 옆 모든 각 어느 인근 가까운 국립 시립 구립 도립 군립 공립 작은 공공 어린이 대학 대학교 학교 전자 지역 시민 구민 도민 주민 읍면동 기초 광역 ' +
    '그 이 저 본 타 같은 여러 일반 큰 근처 동네 사립 국회 상급 하급 소속 담당 관내 시군 시군구 군 시 구 도 읍 면'
  ).split(' '),
);

/** Cities whose mayors are somebody. */
export const cities =
  '서울|부산|대구|인천|광주|대전|울산|세종|수원|성남|고양|용인|부천|안산|안양|남양주|화성|평택|의정부|시흥|파주|광명|김포|군포|이천|양주|오산|구리|안성|포천|의왕|하남|여주|동두천|과천|춘천|원주|강릉|동해|태백|속초|삼척|청주|충주|제천|천안|공주|보령|아산|서산|논산|계룡|당진|전주|군산|익산|정읍|남원|김제|목포|여수|순천|나주|광양|포항|경주|김천|안동|구미|영주|영천|상주|문경|경산|창원|진주|통영|사천|김해|밀양|거제|양산|제주|서귀포';
