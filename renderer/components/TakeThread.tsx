import { useState } from 'preact/hooks';
import type { ThreadSummary } from '../../preload/contract.ts';
import { useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { PaperDialog } from './PaperDialog.tsx';

/** The way of a thread to a file or to paper. Not while the question itself is still on its way. */
export function TakeThread({ summary }: { summary: ThreadSummary }) {
  const words = useWords();
  const [takes, setTakes] = useState(false);
  const { id, audience, pending } = summary;
  if (pending) return null;
  return (
    <>
      <Button look="quiet" icon="download" onClick={() => setTakes(true)}>
        {words.knowledge.takeThread}
      </Button>
      {takes && (
        <PaperDialog
          of={{ kind: 'thread', thread: id }}
          audience={audience}
          onClose={() => setTakes(false)}
        />
      )}
    </>
  );
}
