import type { RefObject } from 'preact';
import type { PostView, Request, ThreadView } from '../../preload/contract.ts';
import { helpfulFirst } from '../state/helpful-first.ts';
import { useLanguage, usePage, useWords } from '../state/page.ts';
import { nameOf } from './AuthorLine.tsx';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { PostCard } from './PostCard.tsx';
import type { PostAction } from './PostMenu.tsx';

type ThreadPostsProps = {
  view: ThreadView;
  /** The line above what is new. */
  newLine: RefObject<HTMLParagraphElement | null>;
  onReact: (request: Request<'react'>) => void;
  onAct: (post: PostView, action: PostAction) => void;
};

/** What was written below a question: what helped first, then everything in its order. */
export function ThreadPosts({ view, newLine, onReact, onAct }: ThreadPostsProps) {
  const { reading } = usePage();
  const words = useWords();
  const language = useLanguage();
  const newFrom = reading.newFrom.value;
  return (
    <>
      {helpfulFirst(view.posts).map(({ post, stands }) => (
        <div key={`${post.id}${stands}`} class="post-slot">
          {post.id === newFrom && stands !== 'raised' && (
            // What was raised is seen first: then reading begins at the head.
            <p class="new-line" ref={stands === 'here' ? newLine : null}>
              <span>{words.thread.newFrom}</span>
            </p>
          )}
          {stands === 'above' ? (
            <StandsAbove post={post} />
          ) : (
            <PostCard view={view} post={post} onAct={(action) => onAct(post, action)}>
              {view.can.accept && post.kind === 'answer' && !post.accepted && !post.pending && (
                <div class="post-actions">
                  <span class="visually-hidden" id={`accept-${post.id.slice(0, 16)}`}>
                    {words.thread.answerOf(nameOf(post.author, language))}
                  </span>
                  <Button
                    size="small"
                    icon="check"
                    describedBy={`accept-${post.id.slice(0, 16)}`}
                    onClick={() =>
                      onReact({ kind: 'accept', thread: view.summary.id, answer: post.id })
                    }
                  >
                    {words.thread.accept}
                  </Button>
                </div>
              )}
            </PostCard>
          )}
        </div>
      ))}
    </>
  );
}

/** Where an answer came in the talk that stands at its head now. */
function StandsAbove({ post }: { post: PostView }) {
  const words = useWords();
  const language = useLanguage();
  const look = (): void => {
    const card = document.querySelector<HTMLElement>(`[data-post="${CSS.escape(post.id)}"]`);
    card?.scrollIntoView({ block: 'center' });
    card?.focus({ preventScroll: true });
  };
  return (
    <p class="stands-above">
      <Icon name="check" size="small" />
      <span>{words.reading.standsAbove(nameOf(post.author, language))}</span>
      <button type="button" class="link" onClick={look}>
        {words.reading.lookAbove}
      </button>
    </p>
  );
}
