import type { AppState, LockReason } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';

import { desktopOf } from '../state/desktop.ts';
import { usePage, useWords } from '../state/page.ts';
import type { Words } from '../strings/words.ts';
import { Damaged } from './Damaged.tsx';
import { Deleted } from './Deleted.tsx';
import { Gate } from './Gate.tsx';
import { KeepingChoice } from './KeepingChoice.tsx';
import { Passphrase } from './Passphrase.tsx';

/** The vault is not open now. Nothing is lost, and nothing is offered that would lose it. */
export function Locked({ state }: { state: AppState }) {
  const why = state.vault.mode === 'locked' ? state.vault.why : 'opening';
  if (why === 'opening') return <Opening />;
  if (why === 'no-keychain') return <KeepingChoice />;
  if (why === 'passphrase-needed') return <Passphrase />;
  if (why === 'deleted') return <Deleted />;
  if (why === 'damaged') return <Damaged />;
  return <Shut why={why} />;
}

type Shutting = Exclude<
  LockReason,
  'opening' | 'no-keychain' | 'passphrase-needed' | 'deleted' | 'damaged'
>;

/** Usually over before it is seen; it stays while the system asks for a password. */
function Opening() {
  const words = useWords();
  return (
    <div class="opening">
      <Gate icon="lock" title={words.locked.opening.title}>
        <p class="gate-lead" role="status">
          {words.locked.opening.lead}
        </p>
        <div class="progress" role="progressbar" aria-label={words.locked.opening.title}>
          <span class="progress-fill" />
        </div>
        <p class="hint">{words.locked.opening.hint}</p>
      </Gate>
    </div>
  );
}

/** There is something to do outside of this program; then it is tried again. */
function Shut({ why }: { why: Shutting }) {
  const { standing } = usePage();
  const words = useWords();
  const trying = standing.unlocking.value;
  const { title, lead } = words.locked.why[why];
  const isProblem = why === 'key-missing';
  return (
    <Gate
      icon={why === 'keyring-locked' ? 'lock' : why === 'key-missing' ? 'key' : 'alert'}
      tone={isProblem ? 'problem' : 'plain'}
      title={title}
    >
      <p class="gate-lead">{lead}</p>
      <ol class="steps">
        {stepsFor(why, words).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="kept">{words.locked.kept}</p>
      <p class="form-problem" role="alert">
        {trying === 'still-locked'
          ? words.locked.still
          : trying !== 'idle' && trying !== 'busy' && words.error[trying]}
      </p>
      <div class="gate-actions">
        <Button
          look="primary"
          size="large"
          busy={trying === 'busy'}
          onClick={() => void standing.unlock()}
        >
          {words.locked.unlock}
        </Button>
      </div>
    </Gate>
  );
}

function stepsFor(why: Shutting, words: Words): string[] {
  const { steps } = words.locked;
  return why === 'keyring-locked' ? steps[why][desktopOf(navigator.userAgent)] : steps[why];
}
