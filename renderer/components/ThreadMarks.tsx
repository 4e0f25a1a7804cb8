import type { ThreadSummary } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';

/** Putting the open thread by, and muting it. Not while the question itself is still on its way. */
export function ThreadMarks({ summary }: { summary: ThreadSummary }) {
  const { marks } = usePage();
  const { bookmarking, muting } = useWords().reading;
  const { bookmarked, muted, pending } = summary;
  if (pending) return null;
  return (
    <>
      <Button
        look="quiet"
        icon={bookmarked ? 'bookmarked' : 'bookmark'}
        pressed={bookmarked}
        onClick={() => void marks.bookmark(summary)}
      >
        {bookmarking.label}
      </Button>
      <Button
        look="quiet"
        icon={muted ? 'bellOff' : 'bell'}
        pressed={muted}
        onClick={() => void marks.mute(summary)}
      >
        {muting.label}
      </Button>
    </>
  );
}
