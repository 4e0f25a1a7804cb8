import { useState } from 'preact/hooks';
import type { OutboxEntry, StatusView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { arrivalInWords } from '../strings/times.ts';
import type { Words } from '../strings/words.ts';
import { EntryActions } from './EntryActions.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { Reschedule } from './Reschedule.tsx';

const icons: Record<OutboxEntry['state'], IconName> = {
  kept: 'laptop',
  planned: 'clock',
  sent: 'send',
  confirmed: 'check',
  returned: 'alert',
};

/** Something that was sent off on this PC: where it is, why it waits, and what can be done about it. */
export function OutboxCard({ entry }: { entry: OutboxEntry }) {
  const { clock, standing } = usePage();
  const words = useWords();
  const [moves, setMoves] = useState(false);
  const id = `entry-${entry.id.slice(0, 12)}`;
  const { state, plannedAt } = entry;
  const waits = state === 'kept' || state === 'planned';
  const cause = causeInWords(entry, standing.status.value?.disk ?? null, words);
  const arrival =
    plannedAt !== null && waits && cause === null
      ? words.sending.arrives(arrivalInWords(words.time, plannedAt, clock.now.value))
      : null;
  return (
    <li class={`card item-card entry-${state}`}>
      <div class="item-words" id={id}>
        <p class="item-meta">
          <span class="entry-state">
            <Icon name={icons[state]} size="small" />
            {words.outbox.state[state]}
          </span>
          <span>{words.outbox.kind[entry.kind]}</span>
          {waits && <span>{words.sending.choice[entry.when]}</span>}
        </p>
        {entry.label !== '' && <p class="item-title">{entry.label}</p>}
        <p class={cause === null ? 'item-state' : 'item-state is-held'}>
          {cause !== null && <Icon name="hourglass" size="small" />}
          <span>{cause ?? meaningInWords(entry, words)}</span>
          {arrival !== null && <span class="item-arrival">{arrival}</span>}
        </p>
      </div>
      {moves ? (
        <Reschedule entry={entry} onDone={() => setMoves(false)} />
      ) : (
        <EntryActions entry={entry} describedBy={id} onMove={() => setMoves(true)} />
      )}
    </li>
  );
}

/** Why it waits for more than its time; `null`: it does not. */
function causeInWords(
  { state, hold }: OutboxEntry,
  disk: StatusView['disk'],
  words: Words,
): string | null {
  if (state === 'returned' || state === 'confirmed') return null;
  if (disk !== null && state !== 'sent') return words.outbox.disk[disk];
  return hold === null ? null : words.held[hold];
}

function meaningInWords({ state, why }: OutboxEntry, words: Words): string {
  return why === null ? words.outbox.means[state] : words.returned[why];
}
