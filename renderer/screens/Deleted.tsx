import { Button } from '../components/Button.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** The programme's date of deletion has come. */
export function Deleted() {
  const { keeping } = usePage();
  const words = useWords();
  const { deleted } = words.keeping;
  const problem = keeping.problem.value;
  const busy = keeping.doing.value === 'erasing';
  return (
    <Gate icon="trash" title={deleted.title}>
      <p class="gate-lead">{deleted.lead}</p>
      <p class="hint">{deleted.hint}</p>
      <p class="form-problem" role="alert">
        {problem !== null && words.error[problem]}
      </p>
      <div class="gate-actions">
        <Button look="primary" size="large" busy={busy} onClick={() => void keeping.eraseAll()}>
          {busy ? deleted.beginning : deleted.begin}
        </Button>
      </div>
    </Gate>
  );
}
