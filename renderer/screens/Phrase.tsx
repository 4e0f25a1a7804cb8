import { PhraseSteps } from '../components/PhraseSteps.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Visit } from './Visit.tsx';

/** The 24 words, for whoever left them for later, or wants to see them again. */
export function Phrase() {
  const { route } = usePage();
  const { noting } = useWords().recovery;
  const leave = (): void => route.back();
  return (
    <Visit title={noting.title}>
      <p class="screen-intro">{noting.lead}</p>
      <PhraseSteps onNoted={leave} later={noting.later} onLater={leave} />
    </Visit>
  );
}
