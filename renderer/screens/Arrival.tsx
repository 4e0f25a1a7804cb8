import { usePage } from '../state/page.ts';
import { HiddenStep } from './joining/HiddenStep.tsx';
import { PhraseStep } from './joining/PhraseStep.tsx';

/** The last two of joining's screens, for somebody who is in; they come again at the next start until both were left. */
export function Arrival() {
  const { arriving } = usePage();
  return arriving.step.value === 'words' ? <PhraseStep /> : <HiddenStep />;
}
