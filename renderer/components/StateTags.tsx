import type { ThreadSummary } from '../../preload/contract.ts';
import { useWords } from '../state/page.ts';
import { Tag } from './Tag.tsx';

/** The states of a thread as small tags, in the list and at the head of the thread. */
export function StateTags({ summary }: { summary: ThreadSummary }) {
  const words = useWords();
  return (
    <>
      {summary.mine && <Tag tone="primary">{words.tag.mine}</Tag>}
      {summary.pending && (
        <Tag tone="neutral" icon="clock">
          {words.tag.pending}
        </Tag>
      )}
      {!summary.pending && summary.state === 'waiting' && (
        <Tag tone="warning">{words.tag.waiting}</Tag>
      )}
      {summary.state === 'claimed' && <Tag tone="neutral">{words.tag.claimed}</Tag>}
      {summary.state === 'accepted' && (
        <Tag tone="success" icon="check">
          {words.tag.helpful}
        </Tag>
      )}
    </>
  );
}
