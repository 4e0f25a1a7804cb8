import type { ThreadSummary } from '../../preload/contract.ts';
import { useWords } from '../state/page.ts';
import { Icon, type IconName } from './Icon.tsx';

/** What this person has marked a listed thread as. */
export function OwnMarks({ summary: { bookmarked, muted } }: { summary: ThreadSummary }) {
  const { bookmarking, muting } = useWords().reading;
  return (
    <>
      {bookmarked && <Mark icon="bookmarked" name={bookmarking.mark} />}
      {muted && <Mark icon="bellOff" name={muting.mark} />}
    </>
  );
}

function Mark({ icon, name }: { icon: IconName; name: string }) {
  return (
    <span class="thread-item-count thread-item-mark" data-mark={icon}>
      <Icon name={icon} size="small" />
      <span class="visually-hidden">{name}</span>
    </span>
  );
}
