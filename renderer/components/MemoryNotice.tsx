import { useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** Says at the head of the page that nothing outlives the program; once understood, the status line goes on saying it. */
export function MemoryNotice() {
  const { standing } = usePage();
  const words = useWords();
  const [understood, setUnderstood] = useState(false);
  const vault = standing.state.value?.vault;
  if (vault?.mode !== 'memory' || understood) return null;
  return (
    <section class="memory" aria-label={words.status.memory}>
      <Icon name="info" size="small" />
      <p>{words.status.memoryHint[vault.why]}</p>
      <Button size="small" look="quiet" onClick={() => setUnderstood(true)}>
        {words.status.understood}
      </Button>
    </section>
  );
}
