import { Button } from '../components/Button.tsx';
import { phraseLength, wordsIn } from '../state/joining.ts';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** Coming back from another PC: an invite tells where the group is, the 24 words who one is. */
export function Recover() {
  const { joining } = usePage();
  const words = useWords();
  const { recovery } = words;
  const problem = joining.problem.value;
  const invite = joining.invite.value;
  const count = wordsIn(joining.phrase.value).length;
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
          {words.welcome.invite}
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
          <label class="label" for="phrase">
            {recovery.phrase}
          </label>
          <p class="hint" id="phrase-hint">
            {recovery.phraseHint}
          </p>
          <textarea
            id="phrase"
            class="field"
            rows={4}
            spellcheck={false}
            autoComplete="off"
            autoCapitalize="none"
            maxLength={2048}
            aria-describedby="phrase-hint phrase-count recover-problem"
            aria-invalid={isOfPhrase || undefined}
            value={joining.phrase.value}
            onInput={(event) => (joining.phrase.value = event.currentTarget.value)}
          />
          <p
            class={count === phraseLength ? 'phrase-count is-whole' : 'phrase-count'}
            id="phrase-count"
          >
            {recovery.counted(count)}
          </p>
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
          {problem !== null && words.error[problem]}
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
