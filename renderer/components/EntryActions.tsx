import type { OutboxEntry } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { useTakingBack } from '../state/use-taking-back.ts';
import { Button } from './Button.tsx';

/** Nothing to write on comes back of these. */
const wordless: ReadonlySet<OutboxEntry['kind']> = new Set([
  'accept',
  'me-too',
  'claim',
  'release',
  'retract',
]);

/** What a person can do about an entry: change it, move it, not send it, answer what it asks; and the way to its thread. */
export function EntryActions({
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
  const takeBack = useTakingBack();
  const { id, thread, state, hold, recallable } = entry;
  const isReturned = state === 'returned';
  const asks = hold === 'asks-author';
  const isStopped = hold === 'receipts-missing' || hold === 'alarm';
  const moves = !asks && !isStopped && (state === 'kept' || state === 'planned');
  const hasWords = !wordless.has(entry.kind);

  const sendAgain = async (): Promise<void> => {
    const outcome = await desk.sendAgain(id);
    if (outcome.ok) announcer.say(words.outbox.sentAgain);
    else announcer.say(words.error[outcome.code], 'problem');
  };

  if (!isReturned && !asks && !moves && !isStopped && !recallable && thread === null) return null;
  return (
    <div class="item-actions">
      {asks && (
        <Button describedBy={describedBy} icon="send" onClick={() => void sendAgain()}>
          {words.outbox.sendAgain}
        </Button>
      )}
      {recallable && hasWords && (
        <Button describedBy={describedBy} icon="pen" onClick={() => void takeBack(entry, true)}>
          {isReturned ? words.outbox.takeBack : words.outbox.edit}
        </Button>
      )}
      {recallable && isReturned && !hasWords && (
        <Button describedBy={describedBy} onClick={() => void takeBack(entry, false)}>
          {words.outbox.remove}
        </Button>
      )}
      {moves && (
        <Button describedBy={describedBy} icon="clock" onClick={onMove}>
          {words.sending.change}
        </Button>
      )}
      {recallable && !isReturned && (
        <Button describedBy={describedBy} look="quiet" onClick={() => void takeBack(entry, false)}>
          {words.outbox.cancel}
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
