import type { OutboxEntry } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
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
  const { id, thread, state, hold, recallable } = entry;
  const isReturned = state === 'returned';
  const asks = hold === 'asks-author';
  const isStopped = hold === 'receipts-missing' || hold === 'alarm';
  const moves = !asks && !isStopped && (state === 'kept' || state === 'planned');
  const hasWords = !wordless.has(entry.kind);

  /** `resumes`: goes on with the words at once. */
  const takeBack = async (resumes: boolean): Promise<void> => {
    const outcome = await desk.takeBack(id, resumes);
    if (!outcome.ok) {
      const isLate = outcome.code === 'not-allowed' || outcome.code === 'draft-unknown';
      announcer.say(isLate ? words.outbox.tooLate : words.error[outcome.code], 'problem');
      await desk.refreshOutbox();
      return;
    }
    await Promise.all([desk.refreshOutbox(), desk.refreshDrafts()]);
    const draft = outcome.value;
    if (draft === null) announcer.say(words.outbox.removed);
    else if (!resumes) announcer.say(words.outbox.cancelled);
    else {
      announcer.say(words.outbox.takenBack);
      const place = desk.drafts.value?.find((kept) => kept.id === draft.id)?.place.state;
      if (place !== 'open') route.show({ screen: 'drafts' });
      else if (draft.kind === 'availability') route.show({ screen: 'availability' });
      else if (draft.thread === null) route.show({ screen: 'ask' });
      else route.open(draft.thread);
    }
  };
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
        <Button describedBy={describedBy} icon="pen" onClick={() => void takeBack(true)}>
          {isReturned ? words.outbox.takeBack : words.outbox.edit}
        </Button>
      )}
      {recallable && isReturned && !hasWords && (
        <Button describedBy={describedBy} onClick={() => void takeBack(false)}>
          {words.outbox.remove}
        </Button>
      )}
      {moves && (
        <Button describedBy={describedBy} icon="clock" onClick={onMove}>
          {words.sending.change}
        </Button>
      )}
      {recallable && !isReturned && (
        <Button describedBy={describedBy} look="quiet" onClick={() => void takeBack(false)}>
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
