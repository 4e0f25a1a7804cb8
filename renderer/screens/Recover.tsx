import { Button } from '../components/Button.tsx';
import { PhraseField } from '../components/PhraseField.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** Coming back from another PC: an invite tells where the group is, the 24 words who one is. */
export function Recover() {
  const { joining } = usePage();
  const words = useWords();
  const { recovery } = words;
  const problem = joining.problem.value;
  const invite = joining.invite.value;
  const isOfPhrase = problem === 'phrase-malformed' || problem === 'phrase-unknown';
  return (
    <Gate icon="key" title={recovery.title}>
      <p class="gate-lead">{recovery.lead}</p>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          void joining.recover();
        }}
      >
        <label class="label" for="invite">
          {words.joining.invite}
        </label>
        <p class="hint" id="invite-hint">
          {recovery.inviteHint}
        </p>
        <textarea
          id="invite"
          class="field field-invite"
          rows={2}
          spellcheck={false}
          autoComplete="off"
          aria-describedby="invite-hint recover-problem"
          aria-invalid={(problem !== null && !isOfPhrase) || undefined}
          value={invite}
          onInput={(event) => (joining.invite.value = event.currentTarget.value)}
        />
        <div class="form-row">
          <PhraseField
            id="phrase"
            value={joining.phrase.value}
            onType={(typed) => (joining.phrase.value = typed)}
            isWrong={isOfPhrase}
            problem="recover-problem"
          />
        </div>
        <div class="form-row">
          <label class="label" for="nickname">
            {recovery.nickname}
          </label>
          <p class="hint" id="nickname-hint">
            {recovery.nicknameHint}
          </p>
          <input
            id="nickname"
            class="field"
            type="text"
            autoComplete="off"
            maxLength={64}
            aria-describedby="nickname-hint"
            value={joining.nickname.value}
            onInput={(event) => (joining.nickname.value = event.currentTarget.value)}
          />
        </div>
        <div class="kept">
          <b>{recovery.stays}</b>
          <p>{recovery.staysText}</p>
        </div>
        <p class="form-problem" id="recover-problem" role="alert">
          {problem !== null && problem !== 'not-compared' && words.error[problem]}
        </p>
        <div class="gate-actions">
          <Button look="primary" size="large" submits>
            {recovery.recover}
          </Button>
          <Button size="large" onClick={() => joining.choose('invite')}>
            {recovery.back}
          </Button>
        </div>
      </form>
    </Gate>
  );
}
