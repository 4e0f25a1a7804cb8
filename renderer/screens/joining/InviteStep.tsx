import { Button } from '../../components/Button.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { usePage, useWords } from '../../state/page.ts';
import { Gate } from '../Gate.tsx';

const promiseIcons: readonly IconName[] = ['eyeOff', 'lock', 'laptop'];

/** 초대: pasted here, or brought by a link; or another way in. */
export function InviteStep() {
  const { joining } = usePage();
  const words = useWords();
  const invite = joining.invite.value;
  const problem = joining.problem.value;
  const busy = joining.step.value === 'checking';
  return (
    <Gate step={1} title={words.joining.title}>
      <p class="gate-lead">{words.joining.lead}</p>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          void joining.check(invite);
        }}
      >
        <label class="label" for="invite">
          {words.joining.invite}
        </label>
        <p class="hint" id="invite-hint">
          {words.joining.inviteHint}
        </p>
        <textarea
          id="invite"
          class="field field-invite"
          rows={3}
          spellcheck={false}
          autoComplete="off"
          aria-describedby="invite-hint invite-problem"
          aria-invalid={problem !== null || undefined}
          value={invite}
          onInput={(event) => (joining.invite.value = event.currentTarget.value)}
        />
        <p class="form-problem" id="invite-problem" role="alert">
          {problem !== null && problem !== 'not-compared' && words.error[problem]}
        </p>
        <Button look="primary" size="large" busy={busy} onClick={() => void joining.check(invite)}>
          {busy ? words.joining.checking : words.joining.check}
        </Button>
      </form>
      <p class="other-way">
        <Button look="quiet" icon="move" onClick={() => joining.choose('file')}>
          {words.moving.in.open}
        </Button>
        <Button look="quiet" icon="key" onClick={() => joining.choose('phrase')}>
          {words.recovery.open}
        </Button>
      </p>
      <ul class="promises">
        {words.joining.promises.map((promise, index) => (
          <li key={promise}>
            <Icon name={promiseIcons[index] ?? 'check'} size="small" />
            {promise}
          </li>
        ))}
      </ul>
    </Gate>
  );
}
