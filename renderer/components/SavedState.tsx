import { usePage, useWords } from '../state/page.ts';
import type { Composer } from '../state/composer.ts';
import { agoInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';

/** Whether the words are safe, in a few words. */
export function SavedState({ composer, id }: { composer: Composer; id: string }) {
  const words = useWords();
  const { clock } = usePage();
  const state = composer.saved.value;
  const at = composer.savedAt.value;
  const now = clock.now.value;
  const old = state === 'saved' && at !== null && now - at >= 120_000;
  return (
    <span class={`saved saved-${state}`} id={id}>
      {state === 'saved' && <Icon name="check" size="small" />}
      {state === 'failed' && <Icon name="alert" size="small" />}
      {old ? words.compose.savedAgo(agoInWords(words.time, at, now)) : words.compose.saved[state]}
    </span>
  );
}
