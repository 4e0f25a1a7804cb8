import type { ComponentChildren } from 'preact';
import type { PostView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import { AuthorLine } from './AuthorLine.tsx';
import { Tag } from './Tag.tsx';

/** An answer, comment or follow-up below the question. */
export function PostCard({ post, children }: { post: PostView; children?: ComponentChildren }) {
  const words = useWords();
  const { clock } = usePage();
  const id = `post-${post.id.slice(0, 16)}`;
  const classes = ['post', `post-${post.kind}`];
  if (post.accepted) classes.push('is-accepted');
  if (post.pending) classes.push('is-pending');
  return (
    <article class={classes.join(' ')} aria-labelledby={`${id}-author`}>
      <header class="post-head">
        <h2 class="post-author" id={`${id}-author`}>
          <AuthorLine author={post.author} />
        </h2>
        <p class="post-meta">
          {post.kind !== 'answer' && <span>{words.thread.kind[post.kind]}</span>}
          {!post.pending && <span>{timeInWords(words.time, post.at, clock.now.value)}</span>}
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
      </header>
      <p class="post-text">{post.text}</p>
      {children}
    </article>
  );
}
