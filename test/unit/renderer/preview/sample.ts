import type {
  AuthorView,
  CohortView,
  PostView,
  ThreadSummary,
  ThreadView,
} from '../../../../preload/contract.ts';

/** Monday 20 July 2026, 10:24 in Seoul. */
export const sampleNow = Date.parse('2026-07-20T10:24:00+09:00');

const hour = 3_600_000;
const morning = Date.parse('2026-07-20T00:00:00+09:00');
const halfDaysAgo = (n: number): number => morning - n * 12 * hour;

/** A hexadecimal id of `length` digits that is the same in every run. */
export function sampleId(n: number, length: number): string {
  let state = (n + 1) * 2_654_435_761;
  let digits = '';
  while (digits.length < length) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    digits += state.toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

export const sampleCohort: CohortView = {
  name: '안양시 3기',
  operation: 'split',
  words: ['바람', '사과', '달빛', '우산', '연필', '고래'],
  members: 54,
  minSet: 15,
  roundLength: 60_000,
  demo: false,
};

type Question = Pick<ThreadSummary, 'topic' | 'title' | 'state'> & {
  text: string;
  audience?: ThreadSummary['audience'];
  unread?: number;
  mine?: boolean;
  answers?: number;
  meToo?: number;
  bookmarked?: boolean;
  muted?: boolean;
  age: number;
};

const questions: readonly Question[] = [
  {
    topic: 'know-how',
    title: '민원인이 같은 내용으로 계속 전화하면 어떻게 끊나요?',
    text: '하루에 다섯 번 넘게 같은 내용으로 전화가 와서 다른 일을 못 하고 있어요. 규정상 먼저 끊어도 되는지, 어떤 말로 마무리하면 좋을지 알고 싶어요.',
    state: 'accepted',
    mine: true,
    unread: 1,
    answers: 2,
    meToo: 12,
    age: 0,
  },
  {
    topic: 'information',
    title: '첫 정기인사 때 희망 부서를 적어도 될까요?',
    text: '1년이 안 됐는데 전보 희망을 내면 안 좋게 볼까 봐 망설이고 있어요.',
    state: 'waiting',
    unread: 1,
    meToo: 7,
    age: 0,
  },
  {
    topic: 'know-how',
    title: '출장여비 정산, 자가용을 쓰면 증빙은 무엇을 내나요?',
    text: '관내 4시간 미만인데 주차비 영수증도 되는지, 거리는 어떻게 적는지 궁금해요.',
    state: 'accepted',
    unread: 1,
    answers: 3,
    age: 1,
  },
  {
    topic: 'heart',
    title: '회식 자리가 너무 힘든데 다들 어떻게 하세요',
    text: '술을 못 마시는데 매번 눈치가 보여서 아침부터 걱정이 돼요.',
    state: 'answered',
    answers: 5,
    meToo: 4,
    age: 2,
  },
  {
    topic: 'know-how',
    title: '전임자 인수인계가 한 장뿐이에요',
    text: '파일도 어디 있는지 모르겠고 문서번호로 찾아도 안 나와서 막막해요.',
    state: 'accepted',
    bookmarked: true,
    answers: 4,
    age: 4,
  },
  {
    topic: 'grievance',
    title: '팀장님 말씀과 지침이 다를 때',
    text: '구두 지시를 문서로 남기고 싶은데 어떻게 말을 꺼내야 할지 모르겠어요.',
    state: 'claimed',
    audience: 'mentors',
    unread: 1,
    age: 4,
  },
  {
    topic: 'information',
    title: '시보 떡, 요즘도 돌리나요?',
    text: '안 돌리면 섭섭해하신다는 말을 들어서요.',
    state: 'answered',
    unread: 2,
    muted: true,
    answers: 6,
    meToo: 9,
    age: 7,
  },
  {
    topic: 'heart',
    title: '전화벨만 울려도 심장이 뛰어요',
    text: '큰소리 들은 뒤로 전화를 못 받겠어요. 다들 이런 때가 있었나요?',
    state: 'answered',
    answers: 3,
    age: 40,
  },
  {
    topic: 'grievance',
    title: '연가를 내면 꼭 까닭을 물어보세요',
    text: '결재 올릴 때마다 어디에 가는지 자세히 물어보셔서 점점 쓰기가 어려워요.',
    audience: 'one-mentor',
    state: 'answered',
    mine: true,
    answers: 1,
    age: 3,
  },
];

const asker = (mine: boolean): AuthorView => ({ kind: 'asker', seed: sampleId(3, 32), mine });
const mentor = (nickname: string, n: number): AuthorView => ({
  kind: 'mentor',
  seed: sampleId(n, 32),
  nickname,
  mine: false,
  withdrawn: false,
});

/** `count` threads; beyond the written ones they repeat, as a long list does. */
export function sampleThreads(count: number = questions.length): ThreadSummary[] {
  return Array.from({ length: count }, (_, index): ThreadSummary => {
    const question = questions[index % questions.length];
    if (question === undefined) throw new RangeError('no sample questions');
    return {
      id: sampleId(100 + index, 64),
      topic: question.topic,
      audience: question.audience ?? 'everyone',
      title: question.title,
      excerpt: question.text,
      asked: { at: halfDaysAgo(question.age), precision: 'half-day' },
      mine: question.mine ?? false,
      unread: index < questions.length ? (question.unread ?? 0) : 0,
      state: question.state,
      answers: question.answers ?? 0,
      meToo: question.meToo ?? 0,
      pending: false,
      bookmarked: index < questions.length && question.bookmarked === true,
      muted: index < questions.length && question.muted === true,
    };
  });
}

function post(
  n: number,
  words: Pick<PostView, 'kind' | 'author' | 'text'>,
  more: Partial<PostView> = {},
): PostView {
  return {
    id: sampleId(500 + n, 64),
    at: { at: halfDaysAgo(0), precision: 'half-day' },
    unread: false,
    accepted: false,
    pending: false,
    state: 'shown',
    edited: false,
    hidesAmong: null,
    can: { retract: words.author.mine, edit: words.author.mine, report: !words.author.mine },
    ...words,
    ...more,
  };
}

function answersOf(summary: ThreadSummary): PostView[] {
  if (summary.answers === 0) return [];
  return [
    post(
      1,
      {
        kind: 'answer',
        author: mentor('느티나무', 11),
        text: '같은 내용으로 세 번 이상이면 「민원처리법」 제23조로 두 번 답한 뒤 종결할 수 있어요. 전화는 “앞서 안내드린 내용과 같아 통화를 마치겠습니다”라고 말하고 끊으셔도 됩니다. 통화 기록은 새올에 남겨 두세요.',
      },
      {
        accepted: summary.state === 'accepted',
        at: { at: sampleNow - 95 * 60_000, precision: 'round' },
      },
    ),
    post(2, {
      kind: 'comment',
      author: { kind: 'member', seed: sampleId(21, 32), number: 2, mine: false },
      text: '저도 같은 일로 한 달을 앓았어요. 기록을 남기기 시작하니 마음이 편해졌어요.',
    }),
    post(
      3,
      {
        kind: 'answer',
        author: mentor('느린거북', 13),
        text: '혼자 감당하지 마시고 팀 전체가 같은 문장으로 답하도록 정해 두면 훨씬 덜 힘들어요. 저희 팀이 쓰는 문장을 아래에 적어 둘게요.',
      },
      { unread: summary.unread > 0, at: { at: sampleNow - 40_000, precision: 'round' } },
    ),
    post(
      4,
      {
        kind: 'follow-up',
        author: asker(summary.mine),
        text: '고맙습니다! 혹시 종결하기 전에 팀장님께 먼저 말씀드려야 할까요?',
      },
      { pending: summary.mine, can: { retract: false, edit: false, report: !summary.mine } },
    ),
  ];
}

/** A long talk below a question. */
const comments = (count: number): PostView[] =>
  Array.from({ length: count }, (_, index) =>
    post(10 + index, {
      kind: 'comment',
      author: {
        kind: 'member',
        seed: sampleId(30 + (index % 9), 32),
        number: index % 9,
        mine: false,
      },
      text: `${index + 1}번째 이야기예요. 저희 과에서는 서로 돌아가며 받고, 적어 둔 문장을 함께 써요.`,
    }),
  );

/** What became of the posts of a thread: one changed, one taken back, one hidden. */
function troubled(posts: PostView[]): PostView[] {
  const gone = { text: '', can: { retract: false, edit: false, report: false } };
  return posts.map((each, index) => {
    if (index === 1) return { ...each, edited: true };
    if (index === 2) return { ...each, ...gone, state: 'retracted' };
    return index === 3 ? { ...each, ...gone, state: 'voided' } : each;
  });
}

const nothing: ThreadView['can'] = {
  answer: false,
  followUp: false,
  comment: false,
  accept: false,
  claim: false,
  release: false,
  meToo: false,
};

const whatCanBeDone = ({ mine, state }: ThreadSummary, isMentor: boolean): ThreadView['can'] => ({
  answer: isMentor,
  followUp: !isMentor && mine,
  comment: !mine,
  accept: !isMentor && mine,
  claim: isMentor && state === 'waiting',
  release: isMentor && state === 'claimed',
  meToo: !isMentor && !mine,
});

/** The thread behind a summary, as a mentee or a mentor sees it. */
export function sampleThread(
  summary: ThreadSummary,
  role: 'mentee' | 'mentor',
  closed = false,
  replies = 0,
): ThreadView {
  const isMentor = role === 'mentor';
  const claimed = summary.state === 'claimed';
  const question = post(
    0,
    { kind: 'question', author: asker(summary.mine), text: summary.excerpt },
    { at: summary.asked, hidesAmong: summary.mine ? 41 : null },
  );
  const posts = [question, ...answersOf(summary), ...comments(replies)];
  const can = closed ? nothing : whatCanBeDone(summary, isMentor);
  return {
    summary,
    posts: closed ? troubled(posts) : posts,
    mentor: summary.audience === 'one-mentor' ? '느티나무' : null,
    newer: 0,
    closed,
    aged: null,
    claimedBy: claimed ? { nickname: '느티나무', mine: isMentor } : null,
    can,
    draft: null,
  };
}

/** The same thread, where not the first but the last answer was found helpful. */
export function helpfulLast(view: ThreadView): ThreadView {
  const last = view.posts.findLast(({ kind }) => kind === 'answer')?.id;
  return { ...view, posts: view.posts.map((each) => ({ ...each, accepted: each.id === last })) };
}
