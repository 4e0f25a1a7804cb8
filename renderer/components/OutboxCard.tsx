import { useState } from 'preact/hooks';
import type { OutboxEntry } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { arrivalInWords } from '../strings/times.ts';
import type { Words } from '../strings/words.ts';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { Reschedule } from './Reschedule.tsx';

const icons: Record<OutboxEntry['state'], IconName> = {
  kept: 'laptop',
  planned: 'clock',
  sent: 'send',
  confirmed: 'check',
  returned: 'alert',
};

/** Something that was sent off on this PC and has not been seen to arrive. */
export function OutboxCard({ entry }: { entry: OutboxEntry }) {
  const { clock } = usePage();
  const words = useWords();
  const [moves, setMoves] = useState(false);
  const id = `entry-${entry.id.slice(0, 12)}`;
  const { state, hold, plannedAt } = entry;
  const waits = state === 'kept' || state === 'planned';
  const arrival =
    plannedAt !== null && waits && hold === null
      ? words.sending.arrives(arrivalInWords(words.time, plannedAt, clock.now.value))
      : null;
  return (
    <li class={`card item-card entry-${state}`}>
      <div class="item-words" id={id}>
        <p class="item-meta">
          <span>{words.outbox.kind[entry.kind]}</span>
          {waits && <span>{words.sending.choice[entry.when]}</span>}
        </p>
        {entry.label !== '' && <p class="item-title">{entry.label}</p>}
        <p class={hold === null ? 'item-state' : 'item-state is-held'}>
          <Icon name={hold === null ? icons[state] : 'hourglass'} size="small" />
          <span>{stateInWords(entry, words)}</span>
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

/** What became of it, and why. */
function stateInWords({ state, hold, why }: OutboxEntry, words: Words): string {
  if (state === 'returned') return why === null ? words.outbox.state.returned : words.returned[why];
  return hold === null ? words.outbox.state[state] : words.held[hold];
}

/** Nothing to write on comes back of these: a mentor's note is typed where it stands. */
const wordless: ReadonlySet<OutboxEntry['kind']> = new Set([
  'availability',
  'accept',
  'me-too',
  'claim',
  'release',
  'retract',
]);

/** What a person can do about an entry: move it, answer what it asks, take it back; and the way to its thread. */
function EntryActions({
  entry,
  describedBy,
  onMove,
}: {
  entry: OutboxEntry;
  describedBy: string;
  onMove: () => void;
}) {
  const { announcer, desk, route } = usePage();
  const words = useWords();
  const { id, thread, state, hold } = entry;
  const isReturned = state === 'returned';
  const asks = hold === 'asks-author';
  const isStopped = hold === 'receipts-missing' || hold === 'alarm';
  const moves = !asks && !isStopped && (state === 'kept' || state === 'planned');
  if (!isReturned && !asks && !moves && !isStopped && thread === null) return null;

  const takeBack = async (): Promise<void> => {
    const outcome = await desk.takeBack(id);
    if (!outcome.ok) {
      announcer.say(words.error[outcome.code], 'problem');
      return;
    }
    const draft = outcome.value;
    announcer.say(draft === null ? words.outbox.removed : words.outbox.takenBack);
    if (draft === null) return;
    if (draft.thread === null) route.show({ screen: 'ask' });
    else route.show({ screen: 'drafts' });
  };
  const sendAgain = async (): Promise<void> => {
    const outcome = await desk.sendAgain(id);
    if (outcome.ok) announcer.say(words.outbox.sentAgain);
    else announcer.say(words.error[outcome.code], 'problem');
  };
  const hasWords = !wordless.has(entry.kind);

  return (
    <div class="item-actions">
      {asks && (
        <Button describedBy={describedBy} icon="send" onClick={() => void sendAgain()}>
          {words.outbox.sendAgain}
        </Button>
      )}
      {isReturned && (
        <Button
          describedBy={describedBy}
          {...(hasWords ? { icon: 'pen' as const } : {})}
          onClick={() => void takeBack()}
        >
          {hasWords ? words.outbox.takeBack : words.outbox.remove}
        </Button>
      )}
      {moves && (
        <Button describedBy={describedBy} icon="clock" onClick={onMove}>
          {words.sending.change}
        </Button>
      )}
      {isStopped && (
        <Button describedBy={describedBy} onClick={() => route.show({ screen: 'alarm' })}>
          {words.alarm.look}
        </Button>
      )}
      {thread !== null && (
        <Button describedBy={describedBy} look="quiet" onClick={() => route.open(thread)}>
          {words.outbox.open}
        </Button>
      )}
    </div>
  );
}
