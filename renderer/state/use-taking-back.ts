import type { OutboxEntry } from '../../preload/contract.ts';
import { sentInWords } from '../strings/sent.ts';
import { goToReply } from './going.ts';
import { usePage, useWords } from './page.ts';

/** `resumes`: one goes on with the words at once, in the place where they were written. */
type TakingBack = (entry: Pick<OutboxEntry, 'id'>, resumes: boolean) => Promise<void>;

/** Gets something back that was sent off and has not left this PC, and says what became of it. */
export function useTakingBack(): TakingBack {
  const { announcer, desk, reading, route } = usePage();
  const words = useWords();
  return async ({ id }, resumes) => {
    const outcome = await desk.takeBack(id, resumes);
    if (!outcome.ok) {
      const isLate = outcome.code === 'not-allowed' || outcome.code === 'draft-unknown';
      announcer.say(isLate ? words.outbox.tooLate : words.error[outcome.code], 'problem');
      await desk.refreshOutbox();
      return;
    }
    await Promise.all([desk.refreshOutbox(), desk.refreshDrafts(), reading.refresh()]);
    const draft = outcome.value;
    if (draft === null) announcer.say(words.outbox.removed);
    else if (!resumes) announcer.say(words.outbox.cancelled);
    else {
      announcer.say(words.outbox.takenBack);
      const place = desk.drafts.value?.find((kept) => kept.id === draft.id)?.place.state;
      if (place !== 'open' || !desk.isOpen(draft.id)) route.show({ screen: 'drafts' });
      else if (draft.kind === 'availability') route.show({ screen: 'availability' });
      else if (draft.thread === null) route.show({ screen: 'ask' });
      else {
        route.open(draft.thread);
        // Other words for a post, and a report, have fields of their own.
        if (draft.kind !== 'edit' && draft.kind !== 'report') goToReply();
      }
    }
  };
}

/** Says that something was sent off, and when it goes; as long as that is read, it can be had back. */
export function useSaidToBeSent(): (entry: OutboxEntry) => void {
  const { announcer, clock } = usePage();
  const words = useWords();
  const takeBack = useTakingBack();
  return (entry) => {
    const undo = entry.recallable ? () => takeBack(entry, true) : null;
    announcer.say(sentInWords(words, entry, clock.now.value), 'plain', undo);
  };
}
