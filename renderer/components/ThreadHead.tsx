import type { RefObject } from 'preact';
import type { PostView, Request, ThreadView } from '../../preload/contract.ts';
import { replyKinds } from '../state/reply-kinds.ts';
import { goToReply } from '../state/going.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import { AgedNotice } from './AgedNotice.tsx';
import { AuthorLine } from './AuthorLine.tsx';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Sought } from './Marked.tsx';
import { PostBody } from './PostBody.tsx';
import { PostMenu, type PostAction } from './PostMenu.tsx';
import { StateTags } from './StateTags.tsx';
import { TakeThread } from './TakeThread.tsx';
import { titleOf } from './ListedThread.tsx';
import { ThreadMarks } from './ThreadMarks.tsx';

type ThreadHeadProps = {
  view: ThreadView;
  headingRef: RefObject<HTMLHeadingElement | null>;
  onReact: (request: Request<'react'>) => void;
  onAct: (post: PostView, action: PostAction) => void;
};

/** The question itself and what can be done about it without writing. */
export function ThreadHead({ view, headingRef, onReact, onAct }: ThreadHeadProps) {
  const words = useWords();
  const { clock } = usePage();
  const { summary, can, claimedBy } = view;
  const question = view.posts[0]?.kind === 'question' ? view.posts[0] : null;
  return (
    <header class="question" data-post={question?.id}>
      <p class="question-meta">
        <StateTags summary={summary} />
        <span>{words.topic[summary.topic]}</span>
        <span>
          {view.mentor === null
            ? words.audience[summary.audience]
            : words.posts.toMentor(view.mentor)}
        </span>
        <span>{timeInWords(words.time, summary.asked, clock.now.value)}</span>
        {question?.edited && <span>{words.posts.edited}</span>}
      </p>
      <h1 class="question-title" id="thread-title" tabIndex={-1} ref={headingRef}>
        <Sought text={titleOf(summary, words)} />
      </h1>
      {question && (
        <>
          <div class="question-author">
            <span class="question-by" id="question-by">
              <AuthorLine author={question.author} />
              {question.author.kind !== 'mentor' && (
                <span class="question-note">{words.thread.onlyHere}</span>
              )}
            </span>
            <PostMenu
              post={question}
              describedBy="question-by"
              quotable={replyKinds(can).length > 0}
              onAct={(action) => onAct(question, action)}
            />
          </div>
          <PostBody view={view} post={question} />
        </>
      )}
      {view.closed && (
        <p class="claimed is-closed">
          <Icon name="lock" size="small" />
          <span>{words.posts.closed}</span>
        </p>
      )}
      {claimedBy && (
        <div class="claimed">
          <Icon name="pen" size="small" />
          <p class="spring">
            {claimedBy.mine ? words.thread.claimedByMe : words.thread.claimed(claimedBy.nickname)}
          </p>
          {can.release && (
            <Button size="small" onClick={() => onReact({ kind: 'release', thread: summary.id })}>
              {words.thread.release}
            </Button>
          )}
        </div>
      )}
      {view.aged && <AgedNotice view={view} since={view.aged} />}
      <div class="question-actions">
        {can.claim && (
          <Button icon="hand" onClick={() => onReact({ kind: 'claim', thread: summary.id })}>
            {words.thread.claim}
          </Button>
        )}
        {can.release && !claimedBy && (
          <Button onClick={() => onReact({ kind: 'release', thread: summary.id })}>
            {words.thread.release}
          </Button>
        )}
        {can.followUp && (
          <Button icon="pen" onClick={() => goToReply()}>
            {words.compose.followUp}
          </Button>
        )}
        {can.meToo && (
          <Button
            describedBy="me-too-count"
            onClick={() => onReact({ kind: 'me-too', thread: summary.id })}
          >
            {words.thread.meToo}
          </Button>
        )}
        {summary.meToo > 0 && (
          <span class="me-too-count" id="me-too-count">
            <Icon name="users" size="small" />
            {words.thread.meTooHint(summary.meToo)}
          </span>
        )}
        <ThreadMarks summary={summary} />
        <TakeThread summary={summary} />
      </div>
    </header>
  );
}
