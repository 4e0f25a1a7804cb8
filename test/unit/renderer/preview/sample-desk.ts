import {
  returnReasons,
  type AlarmKind,
  type AlarmView,
  type Announcement,
  type DraftView,
  type HoldReason,
  type MentorView,
  type OutboxEntry,
  type SendChoice,
  type SendOptions,
} from '../../../../preload/contract.ts';
import { sampleId, sampleNow } from './sample.ts';

const minute = 60_000;
const hour = 60 * minute;
const noMention = { mentor: null, target: null, reason: null } as const;

export const sampleDrafts: DraftView[] = [
  {
    ...noMention,
    id: sampleId(901, 32),
    kind: 'question',
    thread: null,
    title: '육아시간을 쓰면 눈치가 보여요',
    text: '규정에는 있는데 아무도 쓰지 않아서요. 먼저 써도 괜찮을지, 어떻게 말을 꺼내면 좋을지 여쭤보고 싶어요.',
    topic: 'heart',
    audience: 'everyone',
    savedAt: sampleNow - 12 * minute,
  },
  {
    ...noMention,
    id: sampleId(902, 32),
    kind: 'comment',
    thread: sampleId(101, 64),
    title: '',
    text: '저는 작년에 적었는데',
    topic: 'information',
    audience: 'everyone',
    savedAt: sampleNow - 26 * hour,
  },
  {
    ...noMention,
    id: sampleId(903, 32),
    kind: 'edit',
    thread: sampleId(102, 64),
    title: '',
    text: '처음에 적은 것과 달리, 지금은 팀에 먼저 알리고 신청하는 편이 나아요. 절차가 올해부터 바뀌었어요.',
    topic: 'information',
    audience: 'everyone',
    target: sampleId(599, 64),
    savedAt: sampleNow - 50 * hour,
  },
];

const entry = (
  n: number,
  words: Pick<OutboxEntry, 'kind' | 'label' | 'state'> & Partial<OutboxEntry>,
): OutboxEntry => ({
  id: sampleId(n, 32),
  thread: null,
  recallable: words.state !== 'sent' && words.state !== 'confirmed',
  plannedAt: null,
  when: 'mixed',
  hold: null,
  why: null,
  ...words,
});

export const sampleOutbox: OutboxEntry[] = [
  entry(911, {
    kind: 'follow-up',
    thread: sampleId(100, 64),
    label: '고맙습니다! 혹시 종결하기 전에 팀장님께 먼저 말씀드려야 할까요?',
    state: 'planned',
    plannedAt: sampleNow + 68 * minute,
  }),
  entry(913, {
    kind: 'question',
    label: '연가를 한꺼번에 써도 되나요?',
    state: 'sent',
    plannedAt: sampleNow - minute,
  }),
  entry(915, {
    kind: 'answer',
    thread: sampleId(102, 64),
    label: '저희 과에서는 이렇게 하고 있어요.',
    state: 'sent',
    when: 'soon',
    hold: 'asks-author',
  }),
  entry(914, {
    kind: 'comment',
    thread: sampleId(101, 64),
    label: '저도 같은 일이 있었는데, 팀장님께 먼저 여쭤보는 편이 나았어요.',
    state: 'returned',
    why: 'thread-closed',
  }),
  entry(916, {
    kind: 'question',
    thread: sampleId(103, 64),
    label: '대민 전화가 길어질 때 어떻게 마무리하세요?',
    state: 'confirmed',
    when: 'mixed',
  }),
  entry(912, {
    kind: 'me-too',
    thread: sampleId(101, 64),
    label: '첫 정기인사 때 희망 부서를 적어도 될까요?',
    state: 'kept',
    when: 'tomorrow',
    hold: 'too-few',
  }),
];

/** One entry for each reason that something may be held for, and for each that something comes back for. */
export function everyHold(reasons: readonly HoldReason[]): OutboxEntry[] {
  const held = reasons.map((hold, index) =>
    entry(930 + index, { kind: 'question', label: '질문의 제목', state: 'kept', hold }),
  );
  const returned = returnReasons.map((why, index) =>
    entry(950 + index, { kind: 'comment', label: '댓글의 첫머리', state: 'returned', why }),
  );
  return [...held, ...returned];
}

export const sampleMentors: MentorView[] = [
  {
    badge: sampleId(921, 64),
    nickname: '느티나무',
    availability: {
      text: '평일 점심 뒤에 봐요. 민원 응대와 새올은 편하게 물어보세요.',
      at: { at: sampleNow - 50 * hour, precision: 'round' },
    },
    mine: false,
  },
  {
    badge: sampleId(922, 64),
    nickname: '느린거북',
    availability: {
      text: '저녁에 한 번씩 들러요. 예산과 계약을 오래 했어요.',
      at: { at: sampleNow - 200 * hour, precision: 'round' },
    },
    mine: true,
  },
  { badge: sampleId(923, 64), nickname: '바람개비', availability: null, mine: false },
  {
    badge: sampleId(924, 64),
    nickname: '조약돌',
    availability: {
      text: '복직한 지 얼마 안 됐어요. 육아와 일 이야기라면 언제든 좋아요.',
      at: { at: sampleNow - 30 * hour, precision: 'round' },
    },
    mine: false,
  },
];

export const sampleAnnouncements: Announcement[] = [
  {
    id: sampleId(941, 64),
    title: '8월 첫 주에 서버를 옮겨요',
    text: '8월 3일 저녁 7시부터 한 시간쯤 연결이 끊길 수 있어요. 쓴 글은 이 PC에 그대로 있다가, 다시 연결되면 저절로 보내져요.\n\n옮긴 뒤에도 확인 낱말 여섯 개는 그대로예요.',
    at: { at: sampleNow - 4 * hour, precision: 'round' },
    unread: true,
  },
  {
    id: sampleId(942, 64),
    title: '멘토 세 분이 새로 함께해요',
    text: '예산, 복지, 건축을 맡아 온 분들이에요. 편하게 물어보세요.',
    at: { at: sampleNow - 9 * 24 * hour, precision: 'round' },
    unread: false,
  },
];

/** What can be chosen, as somebody who joined long ago, just now, or as a mentor is told. */
export function sampleOptions(
  kind: 'member' | 'newcomer' | 'mentor',
  certificates: number,
): SendOptions {
  const arrivals: Record<SendChoice, number> = {
    soon: sampleNow + 2 * minute,
    mixed: sampleNow + 68 * minute,
    tomorrow: sampleNow + 24 * hour - 4 * minute,
  };
  const offered: SendChoice[] =
    kind === 'newcomer' ? ['mixed', 'tomorrow'] : ['soon', 'mixed', 'tomorrow'];
  return {
    choices: offered.map((when) => ({ when, arrivesAt: arrivals[when] })),
    suggested: kind === 'mentor' ? 'soon' : 'mixed',
    newcomer: kind === 'newcomer',
    setSize: 41,
    certificates,
  };
}

export const sampleAlarm = (kind: AlarmKind): AlarmView => ({
  kind,
  halting: kind !== 'receipts-missing' && kind !== 'split-view',
  day: sampleNow - 10 * hour,
  report: [
    `kkanbu alarm: ${kind}`,
    `manifest: ${sampleId(961, 64)}`,
    'round: 48213',
    `kept: ${sampleId(962, 64)}`,
    `met: ${sampleId(963, 64)}`,
  ].join('\n'),
});

/** Twenty-four of the words that a phrase is made of. */
export const samplePhrase: readonly string[] =
  '가격 가끔 가난 가능 가득 가르침 가뭄 가방 가상 가슴 가운데 가을 가이드 가입 가장 가정 가족 가죽 각오 각자 간격 간부 간섭 간장'.split(
    ' ',
  );
