import type { KnowledgeRow } from '../state/knowing.ts';
import { useWords } from '../state/page.ts';
import { monthInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';
import { ListedThread } from './ListedThread.tsx';
import { OwnMarks } from './OwnMarks.tsx';
import type { RowPlace } from './RowList.tsx';
import { Tag } from './Tag.tsx';

type KnowledgeItemProps = RowPlace & { row: KnowledgeRow; open: boolean; onOpen: () => void };

/** A question and the beginning of the answer that helped; above the first of a topic, the topic's name. */
export function KnowledgeItem({ row, ...place }: KnowledgeItemProps) {
  const words = useWords();
  const { entry, heads } = row;
  const { thread, answer, answeredAt, aged, tags } = entry;
  return (
    <>
      {heads !== null && (
        <h2 class="knowledge-topic">
          <span class={`topic-dot topic-${thread.topic}`} aria-hidden="true" />
          {words.topic[thread.topic]}
          <span class="knowledge-topic-count">{words.count.items(heads)}</span>
        </h2>
      )}
      <ListedThread thread={thread} of="knowledge-item" {...place}>
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
          <OwnMarks summary={thread} />
          {tags.map((tag) => (
            <span key={tag} class="knowledge-tag">
              {words.knowledge.tagOf(tag)}
            </span>
          ))}
        </span>
      </ListedThread>
    </>
  );
}
