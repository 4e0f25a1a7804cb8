import { josa } from 'es-hangul';
import { koAbout } from './about.ts';
import { koAlarm } from './alarms.ts';
import { koAsking } from './asking.ts';
import { koHow } from './how.ts';
import { koJoining } from './joining.ts';
import { koKeeping } from './keeping.ts';
import { koKeyboard } from './keyboard.ts';
import { koKnowledge } from './knowledge.ts';
import { koLocked } from './locked.ts';
import { koMoving } from './moving.ts';
import { koOffice } from './office.ts';
import { koPalette } from './palette.ts';
import { koPosts } from './posts.ts';
import { koErrors, koHeld, koHolds, koReturns } from './problems.ts';
import { koReading } from './reading.ts';
import { koRecovery } from './recovery.ts';
import { koSearch } from './search.ts';
import { koSending } from './sending.ts';
import { koSizes } from './sizes.ts';
import { koTour } from './tour.ts';
import { koDrafts, koOutbox } from './waiting.ts';

/** What people read, in Korean. The shape of this table is the shape of every other language's. */
export const ko = {
  product: '깐부톡',
  skip: '본문으로 건너뛰기',

  nav: {
    label: '글 모음',
    ask: '질문하기',
    inbox: '받은 글',
    waiting: '답변 대기',
    mine: '내 질문',
    helpful: '도움된 답변',
    bookmarked: '담아 둔 글',
    notices: '공지',
    writing: '쓰는 중',
    drafts: '임시보관함',
    outbox: '보낼 편지함',
    topics: '분야',
    allTopics: '모든 분야',
    settings: '설정',
    how: '이렇게 지켜요',
    availability: '답변 가능 시간',
  },
  topic: {
    'know-how': '업무 노하우',
    information: '유용한 정보',
    heart: '마음 나눔',
    grievance: '고충 상담',
  },
  topicHint: {
    'know-how': '일하는 방법, 절차, 문서',
    information: '제도, 복지, 생활',
    heart: '혼자 안고 있던 마음',
    grievance: '힘든 일, 부당한 일',
  },
  audience: { everyone: '모두에게', mentors: '멘토에게만', 'one-mentor': '한 멘토에게' },
  role: { mentee: '멘티', mentor: '멘토', coordinator: '운영 담당' },
  operation: { split: '분리 운영', single: '한 곳에서 운영' },
  operationHint: {
    split:
      '주소를 보는 서버와 글을 보는 서버를 서로 다른 곳에서 맡고 있어요. 한 곳만으로는 누가 썼는지 알 수 없어요.',
    single:
      '서버를 한 곳에서 맡고 있어요. 다른 사람은 누가 썼는지 알 수 없지만, 서버 담당자는 믿고 써야 해요.',
  },
  count: {
    unread: (n: number) => `새 글 ${n}개`,
    threads: (n: number) => `글 ${n}개`,
    items: (n: number) => `${n}개`,
  },

  list: {
    filters: '분야 고르기',
    only: (topic: string) => `${topic}만 보기`,
    back: '목록으로',
    answers: (n: number) => `답변 ${n}`,
    meToo: (n: number) => `나도 궁금해요 ${n}`,
    empty: {
      inbox: '아직 올라온 글이 없어요',
      waiting: '답을 기다리는 글이 없어요',
      mine: '아직 물어본 것이 없어요',
      helpful: '도움이 됐다고 한 답변이 아직 없어요',
      bookmarked: '아직 담아 둔 글이 없어요',
    },
    emptyHint: {
      inbox: '누군가 물으면 여기에 보여요. 먼저 물어봐도 좋아요.',
      waiting: '모든 질문에 답이 달렸거나 누군가 맡았어요.',
      mine: '작은 것도 괜찮아요. 누가 물었는지는 드러나지 않아요.',
      helpful: '질문한 분이 도움이 됐다고 하면 여기에 모여요.',
      bookmarked: '다시 볼 글을 담아 두면 여기에 모여요. 담은 것은 나만 알아요.',
    },
    emptyTopic: '이 분야에는 아직 글이 없어요',
  },
  tag: {
    mine: '내 질문',
    waiting: '답변 대기',
    claimed: '답변 쓰는 중',
    helpful: '도움됐어요',
    pending: '보내는 중',
    mentor: '멘토',
    formerMentor: '멘토였던 분',
  },

  thread: {
    pick: '글을 골라 주세요',
    pickHint: '왼쪽에서 글을 고르면 여기에 펼쳐져요.',
    newFrom: '여기부터 새 글',
    asker: '질문한 분',
    member: (n: number) => `깐부 ${n}`,
    me: '나',
    onlyHere: '이 글에서만 쓰는 이름이에요',
    claim: '내가 답할게요',
    release: '맡은 것 내려놓기',
    claimed: (nickname: string) => `${nickname} 님이 답을 쓰고 있어요`,
    claimedByMe: '내가 답하기로 했어요',
    accept: '도움이 됐어요',
    meToo: '나도 궁금해요',
    meTooHint: (n: number) => `${n}명이 함께 궁금해해요`,
    answerOf: (name: string) => `${name} 님의 답변`,
    kind: { question: '질문', answer: '답변', comment: '댓글', 'follow-up': '이어서 묻기' },
    done: {
      accept: '고마운 마음을 보낼 편지함에 넣었어요.',
      'me-too': '함께 궁금하다는 마음을 보낼 편지함에 넣었어요.',
      claim: '내가 답하기로 했어요. 다른 멘토에게도 곧 보여요.',
      release: '내려놓았어요. 다른 멘토가 맡을 수 있어요.',
      retract: koPosts.retracting.done,
    },
  },

  compose: {
    ask: '질문하기',
    answer: '답변하기',
    followUp: '이어서 묻기',
    comment: '댓글',
    replyAs: '무엇을 쓸까요',
    title: '제목',
    text: '내용',
    topic: '분야',
    to: '받는 사람',
    send: '보내기',
    later: '나중에 쓰기',
    fresh: '새로 쓰기',
    titlePlaceholder: '무엇이 궁금한가요?',
    askPlaceholder: '있었던 일과 궁금한 것을 편하게 적어 주세요.',
    replyPlaceholder: {
      answer: '아는 만큼만 적어도 큰 도움이 돼요. 쓰는 동안 저절로 보관돼요.',
      'follow-up': '더 궁금한 것을 적어 주세요. 쓰는 동안 저절로 보관돼요.',
      comment: '함께 나눌 이야기를 적어 주세요. 쓰는 동안 저절로 보관돼요.',
    },
    keys: 'Ctrl+Enter로도 보낼 수 있어요',
    saved: {
      empty: '쓰는 동안 저절로 보관돼요',
      typing: '쓰는 중',
      saving: '보관하는 중',
      saved: '방금 보관됨',
      failed: '아직 보관하지 못했어요',
    },
    savedAgo: (time: string) => `${time} 보관됨`,
    length: (n: number, max: number) => `${n.toLocaleString('ko')} / ${max.toLocaleString('ko')}자`,
    tooLong: (over: number) => `${over.toLocaleString('ko')}자 줄이면 보낼 수 있어요`,
    attachments: '파일은 붙일 수 없어요',
    attachmentsHint:
      '사진과 문서에는 만든 사람의 흔적이 남기 쉬워요. 필요한 부분을 글로 옮겨 적어 주세요.',
    attachmentsRefused: '파일은 붙일 수 없어요. 필요한 부분을 글로 옮겨 적어 주세요.',
    setTitle: '나는 몇 명 가운데 한 명일까',
    setSize: (n: number) => `최대 ${n}명`,
    setUnknown: '세는 중이에요',
    setSplit: '요즘 회차에 함께 보낸 사람의 수예요. 한 글에서 자주 쓰면 이보다 줄어들 수 있어요.',
    setSingle:
      '함께 쓰는 사람에게는 이만큼 섞여 보여요. 서버를 한 곳에서 맡고 있어서, 서버 담당자는 믿고 써야 해요.',
    careTitle: '이렇게 쓰면 더 안전해요',
    care: [
      '부서, 이름, 전화번호는 적지 않기',
      '날짜와 장소는 두루뭉술하게 적기',
      '나만 아는 이야기는 조금 바꿔 적기',
    ],
    sent: '보낼 편지함에 넣었어요. 때가 되면 저절로 보내요.',
    emptyTitle: '제목을 적어 주세요.',
  },

  drafts: koDrafts,
  outbox: koOutbox,
  notices: {
    empty: '아직 공지가 없어요',
    emptyHint: '운영 담당이 알릴 일이 있으면 여기에 올려요.',
    fresh: '새 공지',
  },

  status: {
    label: '연결 상태',
    link: { online: '연결됨', connecting: '연결하는 중', offline: '연결 끊김' },
    synced: (time: string) => `${time} 맞춤`,
    never: '아직 맞춘 적 없음',
    catchUp: (done: number, total: number) => `글 받는 중 ${done}/${total}`,
    outbox: (n: number) => `보낼 글 ${n}개`,
    next: '때가 되면 보내요',
    gone: '도착을 확인하고 있어요',
    setSize: (n: number) => `최대 ${n}명 가운데 한 명으로 보여요`,
    setUnknown: '함께 보내는 사람을 세고 있어요',
    single: '서버 담당자를 믿고 쓰는 곳이에요',
    memory: '닫으면 지워져요',
    memoryHint: {
      chosen: '저장하지 않기를 골랐어요. 깐부톡을 닫으면 쓴 글과 참여 정보가 이 PC에서 지워져요.',
      'no-keychain':
        '이 PC에 열쇠 보관함이 없어 저장하지 않아요. 깐부톡을 닫으면 쓴 글과 참여 정보가 지워져요.',
    },
    understood: '알겠어요',
    alarm: '확인이 필요해요',
  },
  hold: koHolds,
  held: koHeld,
  returned: koReturns,
  sending: koSending,
  posts: koPosts,
  how: koHow,
  recovery: koRecovery,
  search: koSearch,
  tour: koTour,
  asking: koAsking,
  reading: koReading,
  keyboard: koKeyboard,
  palette: koPalette,
  knowledge: koKnowledge,
  keeping: koKeeping,
  moving: koMoving,
  alarm: koAlarm,

  joining: koJoining,
  office: koOffice,
  veil: { title: '화면을 가렸어요', lift: '다시 보기' },
  waitingRoom: {
    title: '자리가 나기를 기다리고 있어요',
    text: (cohort: string) =>
      `${josa(cohort, '은/는')} 지금 자리가 모두 찼어요. 대기 명단에 올려 두었으니, 자세한 것은 운영 담당에게 물어봐 주세요.`,
    hint: '더 할 일은 없어요. 창을 닫아도 순서는 그대로예요.',
  },
  locked: koLocked,
  settings: {
    title: '설정',
    parts: '설정 목록',
    sections: {
      notices: '알림',
      office: '사무실에서',
      looks: '보기',
      pc: '이 PC',
      about: '프로그램 정보',
    },
    pcHint: '다른 PC로 옮기거나, 나가거나, 이 PC에서 지우는 일은 여기서 해요.',
    language: '언어',
    languages: { ko: '한국어', en: 'English' },
    theme: '화면 밝기',
    themes: { system: '자동', light: '밝게', dark: '어둡게', contrast: '선명하게' },
    me: (role: string) => `${josa(role, '으로/로')} 함께하고 있어요`,
    words: '확인 낱말',
    close: '닫기',
    phrase: '낱말 24개 확인하기',
    moveOut: '옮길 파일로 내보내기',
    notifications: '알림',
    notificationsHint:
      '새 글이 오면 누구의 PC에서나 같은 때에 같은 말로, 소리 없이 알려요. 그래서 알림만 보고는 누가 물었는지 알 수 없어요. 내가 읽을 수 없는 글일 때도 있어요.',
    notificationsInside:
      '내 질문에 온 답은 앱 안의 ‘내 질문’에서만 알려요. 알림을 끄면 트레이의 아이콘도 바뀌지 않아요.',
    notificationsMentor: '멘토에게는 기다리는 질문이 몇 개인지도 알려요.',
    autostart: '컴퓨터를 켜면 함께 시작하기',
    autostartBlocked: '컴퓨터 설정에서 꺼 두었어요. 여기서 다시 켤 수 있어요.',
    veil: '화면 가리기 (F9)',
    quit: '깐부톡 끝내기 (Ctrl+Q)',
  },
  sizes: koSizes,
  about: koAbout,

  time: {
    justNow: '방금',
    minutes: (n: number) => `${n}분 전`,
    morning: '오전',
    afternoon: '오후',
    today: '오늘',
    todayAt: (clock: string) => `오늘 ${clock}`,
    yesterday: '어제',
    tomorrow: '내일',
    days: (n: number) => `${n}일 전`,
    halfDay: (day: string, half: string) => `${day} ${half}`,
    clock: (half: string, hour: number, minute: string) => `${half} ${hour}:${minute}`,
    dayAndClock: (day: string, clock: string) => `${day} ${clock}`,
    date: (month: number, day: number) => `${month}월 ${day}일`,
    fullDate: (year: number, month: number, day: number) => `${year}년 ${month}월 ${day}일`,
  },

  error: koErrors,
};
