import { useState } from 'preact/hooks';
import type { InviteView } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { SixWords } from '../components/SixWords.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';
import { MoveIn } from './MoveIn.tsx';
import { Recover } from './Recover.tsx';

const promiseIcons: readonly IconName[] = ['eyeOff', 'lock', 'laptop'];

/** Joining: paste the invite, look at where it leads, go in. */
export function Welcome() {
  const { joining } = usePage();
  const step = joining.step.value;
  const found = joining.found.value;
  if (step === 'joining' || step === 'recovering') return <Underway />;
  if (joining.way.value === 'phrase') return <Recover />;
  if (joining.way.value === 'file') return <MoveIn />;
  return step === 'found' && found ? <Found found={found} /> : <PasteInvite />;
}

function PasteInvite() {
  const { joining } = usePage();
  const words = useWords();
  const invite = joining.invite.value;
  const problem = joining.problem.value;
  const busy = joining.step.value === 'checking';
  return (
    <Gate title={words.welcome.title}>
      <p class="gate-lead">{words.welcome.lead}</p>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          void joining.check(invite);
        }}
      >
        <label class="label" for="invite">
          {words.welcome.invite}
        </label>
        <p class="hint" id="invite-hint">
          {words.welcome.inviteHint}
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
          {problem !== null && words.error[problem]}
        </p>
        <Button look="primary" size="large" busy={busy} onClick={() => void joining.check(invite)}>
          {busy ? words.welcome.checking : words.welcome.check}
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
        {words.welcome.promises.map((promise, index) => (
          <li key={promise}>
            <Icon name={promiseIcons[index] ?? 'check'} size="small" />
            {promise}
          </li>
        ))}
      </ul>
    </Gate>
  );
}

function Found({ found }: { found: InviteView }) {
  const { joining } = usePage();
  const words = useWords();
  const [nickname, setNickname] = useState('');
  const problem = joining.problem.value;
  const { cohort, role } = found;
  const isMentor = role === 'mentor';
  const join = (): void => void joining.join(isMentor ? nickname.trim() : null);
  return (
    <Gate title={words.welcome.foundTitle}>
      <div class="cohort">
        <p class="cohort-name">{cohort.name}</p>
        <p class="cohort-facts">
          <span>{words.welcome.asRole(words.role[role])}</span>
          <span>{words.welcome.people(cohort.members)}</span>
          {cohort.demo && <span>{words.welcome.demo}</span>}
        </p>
        <p class={`operation operation-${cohort.operation}`}>
          <Icon name={cohort.operation === 'split' ? 'shield' : 'info'} size="small" />
          <span>
            <b>{words.operation[cohort.operation]}</b>
            {words.operationHint[cohort.operation]}
          </span>
        </p>
      </div>
      <section class="compare" aria-labelledby="compare-title">
        <h2 class="label" id="compare-title">
          {words.welcome.wordsTitle}
        </h2>
        <p class="hint">{words.welcome.wordsHint}</p>
        <SixWords words={cohort.words} />
      </section>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          join();
        }}
      >
        {isMentor && (
          <>
            <label class="label" for="nickname">
              {words.welcome.nickname}
            </label>
            <p class="hint" id="nickname-hint">
              {words.welcome.nicknameHint}
            </p>
            <input
              id="nickname"
              class="field"
              type="text"
              autoComplete="off"
              maxLength={64}
              aria-describedby="nickname-hint join-problem"
              value={nickname}
              onInput={(event) => setNickname(event.currentTarget.value)}
            />
          </>
        )}
        <p class="form-problem" id="join-problem" role="alert">
          {problem !== null && words.error[problem]}
        </p>
        <div class="gate-actions">
          <Button look="primary" size="large" onClick={join}>
            {words.welcome.join}
          </Button>
          <Button size="large" onClick={() => joining.startOver()}>
            {words.welcome.other}
          </Button>
        </div>
      </form>
    </Gate>
  );
}

function Underway() {
  const words = useWords();
  return (
    <Gate icon="key" title={words.welcome.joiningTitle}>
      <p class="gate-lead" role="status">
        {words.welcome.joining}
      </p>
      <div class="progress" role="progressbar" aria-label={words.welcome.joiningTitle}>
        <span class="progress-fill" />
      </div>
      <p class="hint">{words.welcome.joiningHint}</p>
    </Gate>
  );
}
