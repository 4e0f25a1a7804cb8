import { josa } from 'es-hangul';

/** The way in, in five short screens; what is hidden is said as the threat model says it. */
export const koJoining = {
  step: (at: number, of: number) => `${of}단계 가운데 ${at}단계`,
  next: '다음',
  previous: '이전',

  title: '깐부톡에 오신 걸 환영해요',
  lead: '이름 없이 묻고, 먼저 걸어 본 동료가 답해요. 받은 초대를 붙여 넣으면 시작돼요.',
  invite: '초대 코드',
  inviteHint: '운영 담당에게 받은 글자를 그대로 붙여 넣어 주세요.',
  check: '초대 확인하기',
  checking: '초대를 확인하고 있어요',
  promises: [
    '질문에 이름이 남지 않아요. 누가 물었는지 서로 알 수 없어요.',
    '쓴 글과 열쇠는 이 PC에 잠긴 채로 보관돼요.',
    '이메일도, 휴대전화도 필요 없어요.',
  ],
  already: '이미 함께하고 있어요. 새 초대는 쓰지 않았어요.',

  operation: {
    title: '누가 운영하나요',
    lead: '이 모임에 초대받았어요. 아직 들어가지는 않았어요.',
  },
  asRole: (role: string) => `${josa(role, '으로/로')} 함께해요`,
  people: (n: number) => `모두 ${n}명`,
  demo: '체험용',

  compare: {
    title: '여섯 낱말을 맞춰 보세요',
    lead: '운영 담당이 종이로 보여 주거나 말로 알려 준 낱말과 차례대로 맞춰 보세요. 초대와 함께 메일로 온 낱말은 소용이 없어요.',
    words: '확인 낱말 여섯 개',
    question: '운영 담당의 낱말과 같나요?',
    same: '같아요',
    sameHint: '여섯 개가 차례까지 모두 같아요.',
    differ: '달라요',
    differHint: '하나라도 다르거나, 맞춰 볼 낱말이 없어요.',
    unanswered: '낱말이 같은지 먼저 골라 주세요.',
    stop: '들어가지 마세요',
    advice: [
      '들어가지 않았고, 이 초대도 쓰지 않았어요.',
      '운영 담당을 만나거나 전화해서 낱말을 물어보세요. 초대가 온 메일에 답장하지는 마세요.',
      '물어본 낱말도 다르면 누군가 초대를 바꾸었을 수 있어요. 새 초대를 직접 받아 주세요.',
    ],
  },
  nickname: '멘토 이름',
  nicknameHint: '답변 옆에 보이는 이름이에요. 실명 대신 별명을 적어 주세요. 나중에 바꿀 수 없어요.',
  join: '들어가기',
  other: '다른 초대 쓰기',
  joiningTitle: '들어가고 있어요',
  joining: '이름표 없는 질문권을 만들고 있어요. 몇 초에서 몇십 초 걸려요.',
  joiningHint: '창을 닫지 말고 기다려 주세요.',

  hidden: {
    title: '무엇이 가려지고, 무엇은 가려지지 않을까요',
    hides: '가려져요',
    hiding: [
      '누가 물었는지는 함께하는 사람도, 운영 담당도 알 수 없어요. 글은 함께 켜 둔 사람들 사이에 섞여서 나가요.',
      '두 질문을 같은 사람이 썼는지도 보이지 않아요. 질문마다 새 별명이 생겨요.',
      '어떤 글을 읽는지는 이 PC만 알아요.',
    ],
    shows: '가려지지 않아요',
    showing: [
      '글의 내용과 말투는 그대로 보여요. 부서와 이름, 날짜는 빼고 적어 주세요.',
      '이 PC에서 깐부톡을 켜 둔 때는 서버와 전산망에서 보여요.',
      '이 PC를 관리하는 사람은 화면과 자판을 볼 수 있어요.',
    ],
    servers: {
      split: '서버를 맡은 두 곳이 기록을 합치면 누가 썼는지 알 수 있어요.',
      single: '서버를 한 곳에서 맡고 있어서, 서버를 관리하는 사람은 누가 썼는지 알아낼 수 있어요.',
    },
    mentors: '멘토 이름으로 쓴 답이 누구의 것인지는 운영 담당이 알 수 있어요.',
    newcomers: '들어오자마자 물으면 짐작하기 쉬워요. 첫 질문은 하루 이틀 뒤가 좋아요.',
    more: '더 자세히 보기',
    begin: '시작하기',
    arrived: '모두 마쳤어요. 받은 글부터 둘러보세요.',
  },
};

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

export const enJoining: typeof koJoining = {
  step: (at, of) => `Step ${at} of ${of}`,
  next: 'Next',
  previous: 'Back',

  title: 'Welcome to Kkanbu Talk',
  lead: 'Ask without a name; colleagues who have been there answer. Paste your invite to begin.',
  invite: 'Invite code',
  inviteHint: 'Paste what the coordinator gave you, all of it.',
  check: 'Check the invite',
  checking: 'Checking the invite',
  promises: [
    'Questions carry no name. Members cannot tell who asked.',
    'What you write and your keys are kept locked on this PC.',
    'No e-mail address and no phone needed.',
  ],
  already: 'You are already here. The new invite was not used.',

  operation: {
    title: 'Who runs it',
    lead: 'You are invited to this group. You have not joined yet.',
  },
  asRole: (role) => `You join as a ${role}`,
  people: (n) => `${people(n)} in all`,
  demo: 'For trying out',

  compare: {
    title: 'Compare the six words',
    lead: 'Compare them in order with those that the coordinator shows on paper or tells you. Words that came by mail with the invite prove nothing.',
    words: 'Six words to compare',
    question: 'Are they the coordinator’s words?',
    same: 'They are the same',
    sameHint: 'All six, in the same order.',
    differ: 'They differ',
    differHint: 'At least one differs, or there is nothing to compare with.',
    unanswered: 'Please choose first whether the words are the same.',
    stop: 'Do not join',
    advice: [
      'You have not joined, and the invite has not been used.',
      'Meet or call the coordinator and ask for the words. Do not reply to the mail that brought the invite.',
      'If those differ too, somebody may have changed the invite. Have a new one handed to you.',
    ],
  },
  nickname: 'Mentor name',
  nicknameHint:
    'It stands beside your answers. Use a nickname, not your real name. It cannot be changed.',
  join: 'Join',
  other: 'Use another invite',
  joiningTitle: 'Joining',
  joining: 'Making question passes that carry no name. This takes some seconds.',
  joiningHint: 'Please keep this window open.',

  hidden: {
    title: 'What is hidden, and what is not',
    hides: 'Hidden',
    hiding: [
      'Who asked: neither members nor the coordinator can tell. Posts leave mixed among everybody who is online.',
      'Whether two questions are by the same person. Each gets a new made-up name.',
      'Which posts you read: only this PC knows.',
    ],
    shows: 'Not hidden',
    showing: [
      'What you write, and how. Leave out offices, names and dates.',
      'When this PC runs Kkanbu Talk: the server and the network can see it.',
      'Whoever manages this PC can see its screen and keyboard.',
    ],
    servers: {
      split: 'If the two who run the servers put their records together, they can tell who wrote.',
      single:
        'One body runs the servers here, so whoever manages them could find out who wrote what.',
    },
    mentors: 'The coordinator can tell whose answers stand under a mentor name.',
    newcomers:
      'Asking right after joining makes guessing easy. A day or two later is better for a first question.',
    more: 'Read more',
    begin: 'Begin',
    arrived: 'All done. Look around in the inbox.',
  },
};
