import type { KnowledgeRow } from '../state/knowing.ts';
import { useWords } from '../state/page.ts';
import { monthInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';
import type { RowPlace } from './RowList.tsx';
import { Tag } from './Tag.tsx';
import { titleOf } from './ThreadItem.tsx';

type KnowledgeItemProps = RowPlace & { row: KnowledgeRow; open: boolean; onOpen: () => void };

/** A question and the beginning of the answer that helped; above the first of a topic, the topic's name. */
export function KnowledgeItem({ row, open, reachable, onOpen, onFocus }: KnowledgeItemProps) {
  const words = useWords();
  const { entry, heads } = row;
  const { thread, answer, answeredAt, aged, tags } = entry;
  const id = `thread-${thread.id.slice(0, 16)}`;
  const classes = ['thread-item', 'knowledge-item'];
  if (thread.unread > 0) classes.push('is-unread');
  if (open) classes.push('is-open');
  return (
    <>
      {heads !== null && (
        <h2 class="knowledge-topic">
          <span class={`topic-dot topic-${thread.topic}`} aria-hidden="true" />
          {words.topic[thread.topic]}
          <span class="knowledge-topic-count">{words.count.items(heads)}</span>
        </h2>
      )}
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
          {titleOf(thread, words)}
        </button>
        <div class="thread-item-about" id={`${id}-about`}>
          {thread.unread > 0 && (
            <span class="visually-hidden">{words.count.unread(thread.unread)}. </span>
          )}
          <span class="knowledge-answer">
            <span class="visually-hidden">{words.knowledge.answer}: </span>
            {answer}
          </span>
          <span class="thread-item-meta">
            {aged && (
              <Tag tone="warning" icon="clock">
                {words.knowledge.aged}
              </Tag>
            )}
            <span>{monthInWords(words.knowledge, answeredAt)}</span>
            {thread.audience !== 'everyone' && (
              <span class="thread-item-count">
                <Icon name="lock" size="small" />
                {words.audience[thread.audience]}
              </span>
            )}
            {tags.map((tag) => (
              <span key={tag} class="knowledge-tag">
                {words.knowledge.tagOf(tag)}
              </span>
            ))}
          </span>
        </div>
      </div>
    </>
  );
}
