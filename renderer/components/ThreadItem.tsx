import type { ThreadSummary } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';
import { ListedThread } from './ListedThread.tsx';
import { OwnMarks } from './OwnMarks.tsx';
import type { RowPlace } from './RowList.tsx';
import { StateTags } from './StateTags.tsx';

type ThreadItemProps = RowPlace & { summary: ThreadSummary; open: boolean; onOpen: () => void };

/** One thread in the list, and how it stands. */
export function ThreadItem({ summary, ...place }: ThreadItemProps) {
  const words = useWords();
  const { clock } = usePage();
  return (
    <ListedThread thread={summary} {...place}>
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
    </ListedThread>
  );
}
