import type { Audience, Preferences, Topic } from '../../preload/contract.ts';
import type { Day, Month, Said, Speaker } from './paper.ts';

/** What stands on paper besides what people wrote, in Korean. */
const ko = {
  language: 'ko',
  product: '깐부톡',
  guidebook: '깐부톡 안내서',
  thread: '깐부톡 질문과 답변',
  files: { guidebook: '깐부톡-안내서', thread: '깐부톡-질문과-답변' },
  topic: {
    'know-how': '업무 노하우',
    information: '유용한 정보',
    heart: '마음 나눔',
    grievance: '고충 상담',
  } as Record<Topic, string>,
  /** Who can read it where it comes from. */
  audience: {
    everyone: '함께하는 모두가 읽을 수 있던 글이에요. 밖에 내보일 때는 한 번 더 살펴봐 주세요.',
    mentors: '멘토에게만 보낸 글이에요. 다른 사람에게 보이지 않게 해 주세요.',
    'one-mentor': '한 멘토에게만 보낸 글이에요. 다른 사람에게 보이지 않게 해 주세요.',
  } as Record<Audience, string>,
  made: ({ year, month, day }: Day) => `${year}년 ${month}월 ${day}일에 만들었어요`,
  month: ({ year, month }: Month) => `${year}년 ${month}월`,
  about: (count: number) => `도움이 됐다고 한 답변이 있는 질문 ${count}개를 모았어요.`,
  aging: '시간이 지나면 규정과 방법이 바뀔 수 있어요. 쓰기 전에 지금도 맞는지 확인해 주세요.',
  contents: '차례',
  question: '질문',
  takenBack: '지운 질문',
  kind: {
    question: '질문',
    answer: '답변',
    comment: '댓글',
    'follow-up': '이어서 묻기',
  } as Record<Said['kind'], string>,
  helpful: '도움이 됐어요',
  speaker: (speaker: Speaker): string => {
    if (speaker.kind === 'asker') return '질문한 분';
    if (speaker.kind === 'member') return `깐부 ${speaker.number}`;
    if (speaker.nickname !== null) return `${speaker.nickname} (멘토)`;
    return speaker.number === null ? '멘토' : `멘토 ${speaker.number}`;
  },
};

export type PaperWords = typeof ko;

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const monthName = (month: number): string => months[month - 1] ?? '';

const en: PaperWords = {
  language: 'en',
  product: 'Kkanbu Talk',
  guidebook: 'Kkanbu Talk guidebook',
  thread: 'Kkanbu Talk question and answers',
  files: { guidebook: 'kkanbu-talk-guidebook', thread: 'kkanbu-talk-question' },
  topic: {
    'know-how': 'Know-how',
    information: 'Useful information',
    heart: 'Sharing feelings',
    grievance: 'Grievances',
  },
  audience: {
    everyone:
      'Every member could read this. Please look through it again before you show it outside.',
    mentors: 'This was sent to the mentors only. Please keep it from others.',
    'one-mentor': 'This was sent to one mentor only. Please keep it from others.',
  },
  made: ({ year, month, day }) => `Made on ${day} ${monthName(month)} ${year}`,
  month: ({ year, month }) => `${monthName(month)} ${year}`,
  about: (count) => `Questions with an answer that helped: ${count}.`,
  aging:
    'Rules and ways change with time. Please check that an answer still holds before you use it.',
  contents: 'Contents',
  question: 'Question',
  takenBack: 'A question that was taken back',
  kind: { question: 'Question', answer: 'Answer', comment: 'Comment', 'follow-up': 'Follow-up' },
  helpful: 'Helpful',
  speaker: (speaker) => {
    if (speaker.kind === 'asker') return 'Who asked';
    if (speaker.kind === 'member') return `Kkanbu ${speaker.number}`;
    if (speaker.nickname !== null) return `${speaker.nickname} (mentor)`;
    return speaker.number === null ? 'Mentor' : `Mentor ${speaker.number}`;
  },
};

export const paperWords = (language: Preferences['language']): PaperWords =>
  language === 'ko' ? ko : en;
