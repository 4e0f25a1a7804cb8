import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { OutboxEntry } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { useSending } from '../state/use-sending.ts';
import { arrivalInWords } from '../strings/times.ts';
import { Button } from './Button.tsx';
import { WhenLine } from './WhenChoice.tsx';

/** Another time for something that has not gone yet. */
export function Reschedule({ entry, onDone }: { entry: OutboxEntry; onDone: () => void }) {
  const { announcer, clock, desk } = usePage();
  const words = useWords();
  const sending = useSending(entry.thread);
  const group = useRef<HTMLDivElement>(null);
  const isReady = sending.options.value !== null;
  useEffect(() => sending.begin(entry.when), [sending, entry.when]);
  useLayoutEffect(() => {
    if (isReady) group.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [isReady]);
  const move = async (): Promise<void> => {
    const outcome = await desk.reschedule({ id: entry.id, when: await sending.settled() });
    if (!outcome.ok) {
      announcer.say(words.error[outcome.code], 'problem');
      return;
    }
    const { plannedAt, hold } = outcome.value;
    announcer.say(
      plannedAt === null || hold !== null
        ? words.sending.movedSomeWhen
        : words.sending.moved(arrivalInWords(words.time, plannedAt, clock.now.value)),
    );
    onDone();
  };
  return (
    <div class="item-move" role="group" aria-label={words.sending.title} ref={group}>
      <WhenLine sending={sending} name={`when-${entry.id.slice(0, 12)}`} />
      <span class="item-actions">
        <Button onClick={() => void move()}>{words.sending.change}</Button>
        <Button look="quiet" onClick={onDone}>
          {words.sending.keep}
        </Button>
      </span>
    </div>
  );
}
