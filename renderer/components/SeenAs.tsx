import type { AuthorView, ThreadView } from '../../preload/contract.ts';
import { useLanguage, usePage, useWords } from '../state/page.ts';
import type { Words } from '../strings/words.ts';
import { AuthorShape } from './AuthorShape.tsx';
import { nameOf } from './AuthorLine.tsx';
import { Icon } from './Icon.tsx';

/** Under which name others will see a question: it is made when the question is sent, and stands nowhere else. */
export function QuestionSeenAs() {
  return <NotSeenYet>{useWords().asking.seenAs.question}</NotSeenYet>;
}

/** Under which name others will see a reply here. */
export function ReplySeenAs({ view }: { view: ThreadView }) {
  const { standing } = usePage();
  const words = useWords();
  const language = useLanguage();
  const { seenAs } = words.asking;
  const author = ownAuthor(view);
  if (author !== null) {
    return (
      <p class="seen-as">
        <AuthorShape seed={author.seed} size={20} />
        <span>{seenAs.known(roleOf(author, words), nameOf(author, language))}</span>
      </p>
    );
  }
  if (view.posts.some((post) => post.author.mine)) return <NotSeenYet>{seenAs.same}</NotSeenYet>;
  const nickname = standing.state.value?.me?.nickname ?? null;
  if (nickname === null) return <NotSeenYet>{seenAs.reply}</NotSeenYet>;
  return (
    <p class="seen-as">
      <Icon name="shield" size="small" />
      <span>{seenAs.known(words.tag.mentor, nickname)}</span>
    </p>
  );
}

function NotSeenYet({ children }: { children: string }) {
  return (
    <p class="seen-as">
      <Icon name="eyeOff" size="small" />
      <span>{children}</span>
    </p>
  );
}

/** Who one is in a thread, as the feed has it: what is still on its way may get another name. A pseudonym comes before a badge. */
function ownAuthor({ posts }: ThreadView): AuthorView | null {
  const own = posts.flatMap(({ author, pending }) => (author.mine && !pending ? [author] : []));
  return own.find(({ kind }) => kind !== 'mentor') ?? own[0] ?? null;
}

function roleOf(author: AuthorView, { tag, thread }: Words): string {
  if (author.kind === 'asker') return thread.asker;
  return author.kind === 'mentor' ? tag.mentor : thread.member(author.number);
}
