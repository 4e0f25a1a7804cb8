import { useEffect } from 'preact/hooks';
import type { OutboxEntry } from '../../preload/contract.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { OutboxCard } from '../components/OutboxCard.tsx';
import { usePage, useWords } from '../state/page.ts';

/** 보낼 편지함: what waits for its time, and why, if it waits for more; and below it what has just arrived. */
export function Outbox() {
  const { desk } = usePage();
  const words = useWords();
  const entries = desk.outbox.value;
  useEffect(() => void desk.refreshOutbox(), [desk]);
  const waiting = entries?.filter(({ state }) => state !== 'confirmed') ?? [];
  const arrived = entries?.filter(({ state }) => state === 'confirmed') ?? [];
  return (
    <div class="screen">
      <h1 class="screen-title">{words.nav.outbox}</h1>
      {entries !== null && waiting.length === 0 && (
        <EmptyState icon="send" title={words.outbox.empty} hint={words.outbox.emptyHint} />
      )}
      {waiting.length > 0 && (
        <>
          <p class="screen-intro">{words.outbox.intro}</p>
          <Cards entries={waiting} />
        </>
      )}
      {arrived.length > 0 && (
        <section class="arrived" aria-labelledby="outbox-arrived">
          <h2 class="card-title" id="outbox-arrived">
            {words.outbox.arrived}
          </h2>
          <p class="screen-intro">{words.outbox.arrivedHint}</p>
          <Cards entries={arrived} />
        </section>
      )}
    </div>
  );
}

function Cards({ entries }: { entries: readonly OutboxEntry[] }) {
  return (
    <ul class="cards">
      {entries.map((entry) => (
        <OutboxCard key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}
