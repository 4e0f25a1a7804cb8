import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PostView, Request, ThreadView } from '../../preload/contract.ts';
import { useLanguage, usePage, useWords } from '../state/page.ts';
import { nameOf } from './AuthorLine.tsx';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { PostCard } from './PostCard.tsx';
import type { PostAction } from './PostMenu.tsx';
import { ReplyComposer } from './ReplyComposer.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { RetractDialog } from './RetractDialog.tsx';
import { ThreadHead } from './ThreadHead.tsx';
import { scrollToNew, scrollToSought } from './thread-start.ts';

/** An open thread. It takes the focus when it opens and starts at what is new. */
export function ThreadPane({ view, onBack }: { view: ThreadView; onBack: () => void }) {
  const { announcer, desk, reading } = usePage();
  const words = useWords();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const newLine = useRef<HTMLParagraphElement>(null);
  const [retracts, setRetracts] = useState<PostView | null>(null);
  const { id } = view.summary;
  const amendment = desk.amendment.value;
  const amends = amendment?.written.value.thread === id ? amendment.written.value.kind : null;
  // Where the post has lost its words meanwhile, there is no form for others: what was typed is in the drafts.
  const isEditing =
    amends === 'edit' &&
    view.posts.some(
      (post) => post.id === amendment?.written.value.target && post.state === 'shown',
    );
  useEffect(() => () => void desk.closeAmendment(), [desk, id]);

  const sought = reading.sought.value;
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const pane = scroller.current;
    if (pane === null || (sought !== null && scrollToSought(pane, sought.post))) return;
    scrollToNew(pane, newLine.current);
  }, [id, sought]);

  const react = async (request: Request<'react'>): Promise<void> => {
    const outcome = await reading.react(request);
    if (outcome.ok) announcer.say(words.thread.done[request.kind]);
    else announcer.say(words.error[outcome.code], 'problem');
  };

  const act = (post: PostView, action: PostAction): void => {
    if (action === 'retract') setRetracts(post);
    else void desk.amend(action, view, post);
  };

  const below = view.posts.filter((post, index) => index > 0 || post.kind !== 'question');
  const newFrom = reading.newFrom.value;
  return (
    <>
      <div class="thread-back">
        <Button look="quiet" icon="chevronLeft" onClick={onBack}>
          {words.list.back}
        </Button>
      </div>
      <div class="thread-body" ref={scroller}>
        <div class="thread-column">
          <ThreadHead
            view={view}
            headingRef={heading}
            onReact={(request) => void react(request)}
            onAct={act}
          />
          {view.newer > 0 && (
            <p class="claimed newer">
              <Icon name="info" size="small" />
              <span>{words.posts.newer(view.newer)}</span>
            </p>
          )}
          {below.map((post) => (
            <div key={post.id} class="post-slot">
              {post.id === newFrom && (
                <p class="new-line" ref={newLine}>
                  <span>{words.thread.newFrom}</span>
                </p>
              )}
              <PostCard view={view} post={post} onAct={(action) => act(post, action)}>
                {view.can.accept && post.kind === 'answer' && !post.accepted && !post.pending && (
                  <div class="post-actions">
                    <span class="visually-hidden" id={`accept-${post.id.slice(0, 16)}`}>
                      {words.thread.answerOf(nameOf(post.author, language))}
                    </span>
                    <Button
                      size="small"
                      icon="check"
                      describedBy={`accept-${post.id.slice(0, 16)}`}
                      onClick={() => void react({ kind: 'accept', thread: id, answer: post.id })}
                    >
                      {words.thread.accept}
                    </Button>
                  </div>
                )}
              </PostCard>
            </div>
          ))}
        </div>
      </div>
      {!isEditing && <ReplyComposer view={view} />}
      {amendment !== null && amends === 'report' && (
        <ReportDialog key={amendment.id} composer={amendment} view={view} />
      )}
      {retracts !== null && (
        <RetractDialog
          onClose={() => setRetracts(null)}
          onRetract={() => {
            setRetracts(null);
            void react({ kind: 'retract', thread: id, post: retracts.id });
          }}
        />
      )}
    </>
  );
}
