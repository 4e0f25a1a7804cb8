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
  const { clock } = usePage();
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
      <EntryActions entry={entry} describedBy={id} />
    </li>
  );
}

const hasWords = ({ kind }: OutboxEntry): boolean =>
  kind === 'question' || kind === 'answer' || kind === 'comment' || kind === 'follow-up';

/** What a person can do about an entry that did not get through; and the way to its thread. */
function EntryActions({ entry, describedBy }: { entry: OutboxEntry; describedBy: string }) {
  const { announcer, desk, route, standing } = usePage();
  const words = useWords();
  const { id, thread, state, hold } = entry;
  const isReturned = state === 'returned';
  // While the whole exchange is held, one entry cannot be sent again.
  const asks = hold === 'receipts-missing' && standing.status.value?.alarm === null;
  if (!isReturned && !asks && thread === null) return null;

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

  return (
    <div class="item-actions">
      {isReturned && (
        <Button
          describedBy={describedBy}
          {...(hasWords(entry) ? { icon: 'pen' as const } : {})}
          onClick={() => void takeBack()}
        >
          {hasWords(entry) ? words.outbox.takeBack : words.outbox.remove}
        </Button>
      )}
      {asks && (
        <Button describedBy={describedBy} icon="send" onClick={() => void sendAgain()}>
          {words.outbox.sendAgain}
        </Button>
      )}
      {thread !== null && (
        <Button describedBy={describedBy} onClick={() => route.open(thread)}>
          {words.outbox.open}
        </Button>
      )}
    </div>
  );
}
