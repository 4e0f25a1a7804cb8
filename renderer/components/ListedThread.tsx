import type { ComponentChildren } from 'preact';
import type { ThreadSummary } from '../../preload/contract.ts';
import { useWords } from '../state/page.ts';
import type { Words } from '../strings/words.ts';
import type { RowPlace } from './RowList.tsx';

type ListedThreadProps = RowPlace & {
  thread: ThreadSummary;
  /** Of the list that it stands in: a class of its own. */
  of?: 'hit' | 'knowledge-item';
  open: boolean;
  onOpen: () => void;
  /** What describes the title; it can be pressed as well. */
  children: ComponentChildren;
  /** Another look of the title than its words. */
  title?: ComponentChildren;
};

/** The title of a thread; what stands in its place once the question is gone. */
export const titleOf = ({ title }: ThreadSummary, words: Words): string =>
  title === '' ? words.posts.untitled : title;

/** One thread of any list. The title is the button, and the whole item is where it can be pressed; everything else describes it. */
export function ListedThread({
  thread,
  of,
  open,
  reachable,
  onOpen,
  onFocus,
  children,
  title,
}: ListedThreadProps) {
  const words = useWords();
  const about = `${of ?? 'thread'}-${thread.id.slice(0, 16)}-about`;
  const classes = ['thread-item'];
  if (of !== undefined) classes.push(of);
  // A muted thread has nothing to call for.
  if (thread.unread > 0 && !thread.muted) classes.push('is-unread');
  if (open) classes.push('is-open');
  return (
    <div class={classes.join(' ')}>
      <button
        type="button"
        class="thread-item-title"
        aria-describedby={about}
        aria-current={open ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={onOpen}
        onFocus={onFocus}
      >
        {title ?? titleOf(thread, words)}
      </button>
      <div class="thread-item-about" id={about}>
        {thread.unread > 0 && (
          <span class="visually-hidden">{words.count.unread(thread.unread)}. </span>
        )}
        {children}
      </div>
    </div>
  );
}
