import type { InviteView } from '../../../preload/contract.ts';
import { Button } from '../../components/Button.tsx';
import { OptionCards } from '../../components/OptionCards.tsx';
import { SixWords } from '../../components/SixWords.tsx';
import { usePage, useWords } from '../../state/page.ts';
import { Gate } from '../Gate.tsx';

/** 여섯 낱말: compared with what the coordinator shows or tells. Only whoever found them the same comes in. */
export function CompareStep({ found }: { found: InviteView }) {
  const { joining } = usePage();
  const words = useWords().joining;
  const { compare } = words;
  const compared = joining.compared.value;
  return (
    <Gate step={3} title={compare.title}>
      <p class="gate-lead">{compare.lead}</p>
      <section class="compare" aria-labelledby="compare-title">
        <h2 class="label" id="compare-title">
          {compare.words}
        </h2>
        <SixWords words={found.cohort.words} />
      </section>
      <OptionCards
        name="compared"
        legend={compare.question}
        options={[
          { value: 'same', label: compare.same, hint: compare.sameHint },
          { value: 'differ', label: compare.differ, hint: compare.differHint },
        ]}
        value={compared}
        onChoose={(chosen) => joining.compare(chosen)}
        describedBy="join-problem"
      />
      <div role="status">{compared === 'differ' && <Advice />}</div>
      {compared === 'differ' ? <TurnBack /> : <GoIn isMentor={found.role === 'mentor'} />}
    </Gate>
  );
}

function Advice() {
  const { compare } = useWords().joining;
  return (
    <div class="detail">
      <b>{compare.stop}</b>
      <ul class="points">
        {compare.advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function TurnBack() {
  const { joining } = usePage();
  const words = useWords().joining;
  return (
    <div class="gate-actions">
      <Button look="primary" size="large" onClick={() => joining.startOver()}>
        {words.other}
      </Button>
      <Button size="large" onClick={() => joining.goBack()}>
        {words.previous}
      </Button>
    </div>
  );
}

function GoIn({ isMentor }: { isMentor: boolean }) {
  const { joining } = usePage();
  const words = useWords();
  const problem = joining.problem.value;
  return (
    <form
      class="gate-form"
      onSubmit={(event) => {
        event.preventDefault();
        void joining.join();
      }}
    >
      {isMentor && (
        <>
          <label class="label" for="nickname">
            {words.joining.nickname}
          </label>
          <p class="hint" id="nickname-hint">
            {words.joining.nicknameHint}
          </p>
          <input
            id="nickname"
            class="field"
            type="text"
            autoComplete="off"
            maxLength={64}
            aria-describedby="nickname-hint join-problem"
            value={joining.nickname.value}
            onInput={(event) => (joining.nickname.value = event.currentTarget.value)}
          />
        </>
      )}
      <p class="form-problem" id="join-problem" role="alert">
        {problem === 'not-compared'
          ? words.joining.compare.unanswered
          : problem !== null && words.error[problem]}
      </p>
      <div class="gate-actions">
        <Button look="primary" size="large" submits>
          {words.joining.join}
        </Button>
        <Button size="large" onClick={() => joining.goBack()}>
          {words.joining.previous}
        </Button>
      </div>
    </form>
  );
}
