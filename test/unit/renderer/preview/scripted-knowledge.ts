import type {
  Bridge,
  KnowledgeEntry,
  MadePaper,
  Outcome,
  Request,
  ThreadSummary,
  ThreadView,
} from '../../../../preload/contract.ts';
import { sampleNow } from './sample.ts';

/** What a scene says of what was found helpful, and of paper. */
export type KnowledgeScene = {
  /** Whether what was found helpful is old. */
  aged?: boolean;
  /** What becomes of a paper: it is made, the person closes the dialog, or it fails. */
  paper?: 'made' | 'cancelled' | 'archive-unwritable';
};

const answers: Readonly<Record<string, string>> = {
  'know-how':
    '같은 내용으로 세 번 이상이면 두 번 답한 뒤 종결할 수 있어요. “앞서 안내드린 내용과 같아 통화를 마치겠습니다”라고 말하고 끊으셔도 됩니다.',
  information: '첫해에도 적을 수 있어요. 인사 담당에게 먼저 물어보면 언제 내면 좋은지 알려 줘요.',
};
const tags: readonly (readonly string[])[] = [
  ['민원', '전화'],
  ['출장', '여비', '새올'],
  ['인수인계'],
];
const month = 30 * 86_400_000;

const entryOf = (thread: ThreadSummary, place: number, aged: boolean): KnowledgeEntry => ({
  thread,
  answer: answers[thread.topic] ?? '천천히 해도 괜찮아요. 저희 팀은 이렇게 하고 있어요.',
  answeredAt: { at: sampleNow - (aged ? 14 : place % 5) * month, precision: 'half-day' },
  aged: aged || place % 3 === 1,
  tags: [...(tags[place % tags.length] ?? [])],
});

const nothing: ThreadView['can'] = {
  answer: false,
  followUp: false,
  comment: false,
  accept: false,
  claim: false,
  release: false,
  meToo: false,
};

/** A sample thread that nobody has looked at for a year, where the scene says so: it has long been closed. */
export const agedIn = ({ aged }: KnowledgeScene, view: ThreadView): ThreadView =>
  aged
    ? {
        ...view,
        aged: { at: sampleNow - 14 * month, precision: 'half-day' },
        can: nothing,
        draft: null,
      }
    : view;

const order = ['know-how', 'information', 'heart', 'grievance'];

/** The knowledge of the sample threads, as main would tell it. */
export function scriptedKnowledge(
  scene: KnowledgeScene,
  threads: readonly ThreadSummary[],
  calls: [name: string, request: unknown][],
): Pick<Bridge, 'knowledge' | 'knowledgeTags' | 'makePaper'> {
  const entries = threads
    .filter(({ state }) => state === 'accepted')
    .toSorted((a, b) => order.indexOf(a.topic) - order.indexOf(b.topic))
    .map((thread, place) => entryOf(thread, place, scene.aged ?? false));
  const ofTopic = (topic: Request<'knowledge'>['topic']): KnowledgeEntry[] =>
    entries.filter(({ thread }) => topic === null || thread.topic === topic);
  const ok = async <T>(value: T): Promise<Outcome<T>> => ({ ok: true, value });
  return {
    knowledge: async (request) => {
      calls.push(['knowledge', request]);
      const { topic, tag, offset, limit } = request;
      const found = ofTopic(topic).filter((entry) => tag === null || entry.tags.includes(tag));
      const count = (one: string): number =>
        found.filter(({ thread }) => thread.topic === one).length;
      return ok({
        entries: found.slice(offset, offset + limit),
        total: found.length,
        topics: {
          'know-how': count('know-how'),
          information: count('information'),
          heart: count('heart'),
          grievance: count('grievance'),
        },
      });
    },
    knowledgeTags: async ({ topic }) => {
      const counts = new Map<string, number>();
      for (const tag of ofTopic(topic).flatMap((entry) => entry.tags))
        counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return ok({ tags: [...counts].map(([tag, count]) => ({ tag, count })), complete: true });
    },
    makePaper: async (request) => {
      calls.push(['makePaper', request]);
      const { of, as } = request;
      if (scene.paper === 'archive-unwritable') return { ok: false, code: scene.paper };
      if (scene.paper === 'cancelled') return ok<MadePaper | null>(null);
      const questions = of.kind === 'thread' ? 1 : entries.length;
      const name = of.kind === 'thread' ? '깐부톡-질문과-답변' : '깐부톡-안내서';
      const file = as === 'print' ? null : `${name}-2026-11.${as === 'pdf' ? 'pdf' : 'md'}`;
      return ok<MadePaper | null>({ file, questions });
    },
  };
}
