import type { SearchHit } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import { ListedThread } from './ListedThread.tsx';
import { Marked } from './Marked.tsx';
import { OwnMarks } from './OwnMarks.tsx';
import type { RowPlace } from './RowList.tsx';
import { StateTags } from './StateTags.tsx';
import { Tag } from './Tag.tsx';

type HitItemProps = RowPlace & { hit: SearchHit; open: boolean; onOpen: () => void };

/** A thread that was found: its title, and the place in it that fits best. */
export function HitItem({ hit, ...place }: HitItemProps) {
  const words = useWords();
  const { clock } = usePage();
  const isUntitled = hit.title.every(({ text }) => text === '');
  return (
    <ListedThread
      thread={hit.thread}
      of="hit"
      {...place}
      title={isUntitled ? words.posts.untitled : <Marked pieces={hit.title} />}
    >
      <span class="hit-excerpt">
        <Marked pieces={hit.excerpt} />
      </span>
      <span class="thread-item-meta">
        {hit.near && <Tag tone="outline">{words.search.near}</Tag>}
        <StateTags summary={hit.thread} />
        <span>{words.topic[hit.thread.topic]}</span>
        {hit.where === 'reply' && <span>{words.search.inReply}</span>}
        <span>{timeInWords(words.time, hit.at, clock.now.value)}</span>
        <OwnMarks summary={hit.thread} />
      </span>
    </ListedThread>
  );
}
