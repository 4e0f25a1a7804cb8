import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Visit } from './Visit.tsx';

/** The 24 words: what they are for, the words themselves when they are asked for, and a check of three. */
export function Phrase() {
  const { phrase, standing } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  const step = phrase.step.value;
  const noted = standing.state.value?.me?.phraseNoted === true;
  useEffect(() => () => phrase.close(), [phrase]);
  return (
    <Visit title={noting.title}>
      <p class="screen-intro">{noting.lead}</p>
      {noted && step === 'closed' && (
        <p class="kept alarm-kept">
          <Icon name="check" size="small" />
          <span>
            <b>{noting.noted}</b> {noting.notedHint}
          </span>
        </p>
      )}
      <ul class="points phrase-points">
        {noting.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {step === 'closed' && <Closed />}
      {step === 'shown' && <Shown />}
      {step === 'asking' && <Asking />}
    </Visit>
  );
}

function Closed() {
  const { phrase, route, standing } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  const problem = phrase.problem.value;
  const noted = standing.state.value?.me?.phraseNoted === true;
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
        {!noted && (
          <Button size="large" onClick={() => route.back()}>
            {noting.later}
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

function Asking() {
  const { announcer, phrase, route } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  const places = phrase.places.value;
  const problem = phrase.problem.value;
  const first = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<readonly string[]>([]);
  useLayoutEffect(() => first.current?.focus(), []);
  const check = async (): Promise<void> => {
    if (!(await phrase.check(typed))) {
      first.current?.focus();
      return;
    }
    announcer.say(noting.done);
    route.back();
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
        {problem === null ? null : problem === 'differs' ? noting.wrong : words.error[problem]}
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
