import { useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Strip } from './Strip.tsx';

/** Says at the head of the page that nothing outlives the program; once understood, the status line goes on saying it. */
export function MemoryNotice() {
  const { standing } = usePage();
  const words = useWords();
  const [understood, setUnderstood] = useState(false);
  const vault = standing.state.value?.vault;
  if (vault?.mode !== 'memory' || understood) return null;
  return (
    <Strip
      tone="warning"
      icon="info"
      label={words.status.memory}
      text={words.status.memoryHint[vault.why]}
    >
      <Button size="small" look="quiet" onClick={() => setUnderstood(true)}>
        {words.status.understood}
      </Button>
    </Strip>
  );
}
