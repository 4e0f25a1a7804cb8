import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

type PhraseStepsProps = {
  /** The words were checked just now. */
  onNoted: () => void;
  later: string;
  onLater: () => void;
  /** Says how one goes on without seeing the words again, for whoever has noted them; none: there is nowhere to go on to. */
  noted?: string;
};

/** What the 24 words are for, the words themselves when they are asked for, and a check of three. Nothing of them stays when it is left. */
export function PhraseSteps({ onNoted, later, onLater, noted }: PhraseStepsProps) {
  const { phrase, standing } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  const step = phrase.step.value;
  const isNoted = standing.state.value?.me?.phraseNoted === true;
  const leaves = isNoted ? noted : later;
  useEffect(() => () => phrase.close(), [phrase]);
  return (
    <>
      {isNoted && step === 'closed' && (
        <p class="kept alarm-kept">
          <Icon name="check" size="small" />
          <span>
            <b>{noting.noted}</b> {noting.notedHint}
          </span>
        </p>
      )}
      {step === 'closed' && (
        <ul class="points phrase-points">
          {noting.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {step === 'closed' && <Closed leaves={leaves} onLeave={onLater} />}
      {step === 'shown' && <Shown />}
      {step === 'asking' && <Asking onNoted={onNoted} />}
    </>
  );
}

function Closed({ leaves, onLeave }: { leaves: string | undefined; onLeave: () => void }) {
  const { phrase } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  const problem = phrase.problem.value;
  return (
    <>
      <p class="hint">{noting.around}</p>
      <p class="form-problem" role="alert">
        {problem !== null && problem !== 'differs' && words.error[problem]}
      </p>
      <div class="gate-actions">
        <Button look="primary" size="large" icon="key" onClick={() => void phrase.show()}>
          {noting.show}
        </Button>
        {leaves !== undefined && (
          <Button size="large" onClick={onLeave}>
            {leaves}
          </Button>
        )}
      </div>
    </>
  );
}

function Shown() {
  const { phrase } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => list.current?.focus(), []);
  return (
    <>
      <p class="phrase-again" role="alert">
        {phrase.problem.value === 'differs' && noting.wrong}
      </p>
      <ol
        class="six-words phrase-words"
        tabIndex={-1}
        ref={list}
        aria-label={noting.title}
        data-brief
      >
        {phrase.words.value.map((word, index) => (
          <li key={`${index} ${word}`}>{word}</li>
        ))}
      </ol>
      <p class="hint">{noting.copyHint}</p>
      <div class="gate-actions">
        <Button look="primary" size="large" onClick={() => phrase.ask()}>
          {noting.written}
        </Button>
        <Button size="large" onClick={() => phrase.close()}>
          {noting.hide}
        </Button>
      </div>
    </>
  );
}

function Asking({ onNoted }: { onNoted: () => void }) {
  const { announcer, phrase } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  const places = phrase.places.value;
  const problem = phrase.problem.value;
  const first = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<readonly string[]>([]);
  useLayoutEffect(() => first.current?.focus(), []);
  const check = async (): Promise<void> => {
    if (!(await phrase.check(typed))) return;
    announcer.say(noting.done);
    onNoted();
  };
  return (
    <form
      class="phrase-check"
      aria-labelledby="phrase-check"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <h2 class="how-title" id="phrase-check">
        {noting.checkTitle}
      </h2>
      <p class="hint">{noting.checkLead}</p>
      <div class="phrase-fields">
        {places.map((place, index) => (
          <div key={place}>
            <label class="label" for={`word-${place}`}>
              {noting.nth(place + 1)}
            </label>
            <input
              id={`word-${place}`}
              class="field"
              type="text"
              autoComplete="off"
              autoCapitalize="none"
              spellcheck={false}
              maxLength={32}
              aria-describedby="phrase-problem"
              value={typed[index] ?? ''}
              onInput={({ currentTarget: { value } }) =>
                setTyped(places.map((_, at) => (at === index ? value : (typed[at] ?? ''))))
              }
              ref={index === 0 ? first : null}
            />
          </div>
        ))}
      </div>
      <p class="form-problem" id="phrase-problem" role="alert">
        {problem !== null && problem !== 'differs' && words.error[problem]}
      </p>
      <div class="gate-actions">
        <Button look="primary" size="large" submits>
          {noting.confirm}
        </Button>
        <Button size="large" onClick={() => void phrase.show()}>
          {noting.again}
        </Button>
      </div>
    </form>
  );
}
