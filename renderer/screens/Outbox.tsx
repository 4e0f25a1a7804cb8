import { useEffect } from 'preact/hooks';
import { EmptyState } from '../components/EmptyState.tsx';
import { OutboxCard } from '../components/OutboxCard.tsx';
import { usePage, useWords } from '../state/page.ts';

/** 보낼 편지함: what waits for its time, and why, if it waits for more. */
export function Outbox() {
  const { desk } = usePage();
  const words = useWords();
  const entries = desk.outbox.value;
  useEffect(() => void desk.refreshOutbox(), [desk]);
  return (
    <div class="screen">
      <h1 class="screen-title">{words.nav.outbox}</h1>
      {entries?.length === 0 && (
        <EmptyState icon="send" title={words.outbox.empty} hint={words.outbox.emptyHint} />
      )}
      {entries !== null && entries.length > 0 && (
        <>
          <p class="screen-intro">{words.outbox.intro}</p>
          <ul class="cards">
            {entries.map((entry) => (
              <OutboxCard key={entry.id} entry={entry} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
