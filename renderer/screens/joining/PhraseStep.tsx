import { PhraseSteps } from '../../components/PhraseSteps.tsx';
import { usePage, useWords } from '../../state/page.ts';
import { Gate } from '../Gate.tsx';

/** 낱말 24개: written down and checked, or left for later. */
export function PhraseStep() {
  const { arriving } = usePage();
  const { noting } = useWords().recovery;
  return (
    <Gate step={4} title={noting.title}>
      <p class="gate-lead">{noting.lead}</p>
      <PhraseSteps
        onNoted={() => arriving.go('hidden')}
        later={noting.later}
        onLater={() => arriving.leaveWords()}
        noted={noting.goOn}
      />
    </Gate>
  );
}
