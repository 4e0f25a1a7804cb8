import type { SearchHit } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import { Marked } from './Marked.tsx';
import { OwnMarks } from './OwnMarks.tsx';
import { StateTags } from './StateTags.tsx';
import { Tag } from './Tag.tsx';

type HitItemProps = {
  hit: SearchHit;
  open: boolean;
  reachable: boolean;
  onOpen: () => void;
  onFocus: () => void;
};

/** A thread that was found: its title, and the place in it that fits best. */
export function HitItem({ hit, open, reachable, onOpen, onFocus }: HitItemProps) {
  const words = useWords();
  const { clock } = usePage();
  const id = `hit-${hit.thread.id.slice(0, 16)}`;
  const isUntitled = hit.title.every(({ text }) => text === '');
  return (
    <div class={open ? 'thread-item hit is-open' : 'thread-item hit'}>
      <button
        type="button"
        class="thread-item-title"
        aria-describedby={`${id}-about`}
        aria-current={open ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={onOpen}
        onFocus={onFocus}
      >
        {isUntitled ? words.posts.untitled : <Marked pieces={hit.title} />}
      </button>
      <div class="thread-item-about" id={`${id}-about`}>
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
      </div>
    </div>
  );
}
