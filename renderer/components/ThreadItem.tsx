import type { ThreadSummary } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import type { Words } from '../strings/words.ts';
import { Icon } from './Icon.tsx';
import { OwnMarks } from './OwnMarks.tsx';
import { StateTags } from './StateTags.tsx';

type ThreadItemProps = {
  summary: ThreadSummary;
  open: boolean;
  /** Whether the Tab key stops here: one item of the list does. */
  reachable: boolean;
  onOpen: () => void;
  onFocus: () => void;
};

/** The title of a thread; what stands in its place once the question is gone. */
export const titleOf = ({ title }: ThreadSummary, words: Words): string =>
  title === '' ? words.posts.untitled : title;

/** One thread in the list. The title is the button, and the whole item is where it can be pressed; everything else describes it. */
export function ThreadItem({ summary, open, reachable, onOpen, onFocus }: ThreadItemProps) {
  const words = useWords();
  const { clock } = usePage();
  const id = `thread-${summary.id.slice(0, 16)}`;
  const classes = ['thread-item'];
  // A muted thread has nothing to call for.
  if (summary.unread > 0 && !summary.muted) classes.push('is-unread');
  if (open) classes.push('is-open');
  return (
    <div class={classes.join(' ')}>
      <button
        type="button"
        class="thread-item-title"
        aria-describedby={`${id}-about`}
        aria-current={open ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={onOpen}
        onFocus={onFocus}
      >
        {titleOf(summary, words)}
      </button>
      <div class="thread-item-about" id={`${id}-about`}>
        {summary.unread > 0 && (
          <span class="visually-hidden">{words.count.unread(summary.unread)}. </span>
        )}
        <span class="thread-item-excerpt">{summary.excerpt}</span>
        <span class="thread-item-meta">
          <StateTags summary={summary} />
          <span>{words.topic[summary.topic]}</span>
          {summary.audience !== 'everyone' && (
            <span class="thread-item-count">
              <Icon name="lock" size="small" />
              {words.audience[summary.audience]}
            </span>
          )}
          <span>{timeInWords(words.time, summary.asked, clock.now.value)}</span>
          <OwnMarks summary={summary} />
          {summary.answers > 0 && <span>{words.list.answers(summary.answers)}</span>}
          {summary.meToo > 0 && (
            <span class="thread-item-count">
              <Icon name="users" size="small" />
              <span aria-hidden="true">{summary.meToo}</span>
              <span class="visually-hidden">{words.list.meToo(summary.meToo)}</span>
            </span>
          )}
        </span>
      </div>
    </div>
  );
}
