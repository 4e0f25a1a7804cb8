import { useEffect } from 'preact/hooks';
import type { OutboxEntry } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { usePage, useWords } from '../state/page.ts';
import { arrivalInWords } from '../strings/times.ts';

const icons: Record<OutboxEntry['state'], IconName> = {
  kept: 'laptop',
  planned: 'clock',
  sent: 'send',
  returned: 'alert',
};

/** 보낼 편지함: what waits for its round, and why, if it waits for more. */
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
              <EntryCard key={entry.id} entry={entry} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function EntryCard({ entry }: { entry: OutboxEntry }) {
  const { clock, route } = usePage();
  const words = useWords();
  const id = `entry-${entry.id.slice(0, 12)}`;
  const arrival =
    entry.plannedAt !== null && entry.state !== 'returned' && entry.hold === null
      ? words.outbox.arrival(arrivalInWords(words.time, entry.plannedAt, clock.now.value))
      : null;
  return (
    <li class={`card item-card entry-${entry.state}`}>
      <div class="item-words" id={id}>
        <p class="item-meta">
          <span>{words.outbox.kind[entry.kind]}</span>
        </p>
        {entry.label !== '' && <p class="item-title">{entry.label}</p>}
        <p class={entry.hold === null ? 'item-state' : 'item-state is-held'}>
          <Icon name={entry.hold === null ? icons[entry.state] : 'hourglass'} size="small" />
          <span>
            {entry.hold === null ? words.outbox.state[entry.state] : words.hold[entry.hold]}
          </span>
          {arrival !== null && <span class="item-arrival">{arrival}</span>}
        </p>
      </div>
      {entry.thread !== null && (
        <div class="item-actions">
          <Button
            describedBy={id}
            onClick={() => entry.thread !== null && route.open(entry.thread)}
          >
            {words.outbox.open}
          </Button>
        </div>
      )}
    </li>
  );
}
