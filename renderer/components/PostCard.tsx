import type { ComponentChildren } from 'preact';
import type { PostView, ThreadView } from '../../preload/contract.ts';
import { replyKinds } from '../state/reply-kinds.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import { AuthorLine } from './AuthorLine.tsx';
import { PostBody } from './PostBody.tsx';
import { PostMenu, type PostAction } from './PostMenu.tsx';
import { Tag } from './Tag.tsx';

type PostCardProps = {
  view: ThreadView;
  post: PostView;
  onAct: (action: PostAction) => void;
  children?: ComponentChildren;
};

/** An answer, comment or follow-up below the question. */
export function PostCard({ view, post, onAct, children }: PostCardProps) {
  const words = useWords();
  const { clock } = usePage();
  const id = `post-${post.id.slice(0, 16)}`;
  const classes = ['post', `post-${post.kind}`];
  if (post.accepted) classes.push('is-accepted');
  if (post.pending) classes.push('is-pending');
  if (post.state !== 'shown') classes.push('is-gone');
  return (
    <article
      class={classes.join(' ')}
      aria-labelledby={`${id}-author`}
      data-post={post.id}
      tabIndex={-1}
    >
      <header class="post-head">
        <h2 class="post-author" id={`${id}-author`}>
          <AuthorLine author={post.author} />
        </h2>
        <p class="post-meta">
          {post.kind !== 'answer' && <span>{words.thread.kind[post.kind]}</span>}
          {!post.pending && <span>{timeInWords(words.time, post.at, clock.now.value)}</span>}
          {post.edited && <span>{words.posts.edited}</span>}
        </p>
        {post.accepted && (
          <Tag tone="success" icon="check">
            {words.tag.helpful}
          </Tag>
        )}
        {post.pending && (
          <Tag tone="neutral" icon="clock">
            {words.tag.pending}
          </Tag>
        )}
        <PostMenu
          post={post}
          describedBy={`${id}-author`}
          quotable={replyKinds(view.can).length > 0}
          onAct={onAct}
        />
      </header>
      <PostBody view={view} post={post} />
      {children}
    </article>
  );
}
