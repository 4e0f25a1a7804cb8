import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { LengthMeter } from '../components/LengthMeter.tsx';
import { SavedState } from '../components/SavedState.tsx';
import { SetSize } from '../components/SetSize.tsx';
import { TopicChoice } from '../components/TopicChoice.tsx';
import { WritingArea } from '../components/WritingArea.tsx';
import { lengthLimits, type Composer } from '../state/composer.ts';
import { isForInputMethod } from '../state/keys.ts';
import { usePage, useWords } from '../state/page.ts';

/** Asking: what is written here is a draft from the first letter on. */
export function Ask() {
  const { desk } = usePage();
  const composer = desk.question.value;
  useLayoutEffect(() => {
    if (composer === null) desk.openQuestion();
  }, [composer, desk]);
  return composer && <AskForm key={composer.id} composer={composer} />;
}

function AskForm({ composer }: { composer: Composer }) {
  const { announcer, desk, route, standing } = usePage();
  const words = useWords();
  const title = useRef<HTMLInputElement>(null);
  const written = composer.written.value;
  const problem = composer.problem.value;
  const members = standing.state.value?.cohort?.members ?? 0;

  useLayoutEffect(() => {
    title.current?.focus();
    return () => void composer.flush();
  }, [composer]);

  const send = async (): Promise<void> => {
    const entry = await composer.send();
    if (entry === null) {
      if (composer.problem.value === 'title-empty') title.current?.focus();
      if (composer.problem.value === 'draft-empty')
        document.querySelector<HTMLElement>('#ask-text')?.focus();
      return;
    }
    announcer.say(words.compose.sent);
    route.show({ screen: 'threads', filter: 'mine', topic: null, thread: null });
    desk.forget(composer.id);
  };

  return (
    <div class="ask">
      <form
        class="ask-form"
        aria-label={words.compose.ask}
        onSubmit={(event) => event.preventDefault()}
      >
        <div class="ask-head">
          <h1 class="screen-title">{words.compose.ask}</h1>
          {!composer.isBlank.value && (
            <Button look="quiet" size="small" onClick={() => void desk.freshQuestion()}>
              {words.compose.fresh}
            </Button>
          )}
        </div>
        <p class="to">
          <span class="label">{words.compose.to}</span>
          <Icon name="users" size="small" />
          <b>{words.compose.toEveryone}</b>
          <span class="to-hint">{words.compose.toEveryoneHint(members)}</span>
        </p>
        <TopicChoice value={written.topic} onChoose={(topic) => composer.edit({ topic })} />
        <div class="form-row">
          <label class="label" for="ask-title">
            {words.compose.title}
          </label>
          <input
            id="ask-title"
            class="field"
            type="text"
            autoComplete="off"
            maxLength={lengthLimits.title}
            placeholder={words.compose.titlePlaceholder}
            aria-describedby="ask-problem"
            aria-invalid={problem === 'title-empty' || undefined}
            readOnly={composer.sending.value}
            value={written.title}
            ref={title}
            onInput={(event) => composer.edit({ title: event.currentTarget.value })}
            onBlur={() => void composer.flush()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isForInputMethod(event)) return;
              event.preventDefault();
              document.querySelector<HTMLElement>('#ask-text')?.focus();
            }}
          />
        </div>
        <div class="form-row">
          <label class="label" for="ask-text">
            {words.compose.text}
          </label>
          <WritingArea
            composer={composer}
            id="ask-text"
            rows={8}
            placeholder={words.compose.askPlaceholder}
            describedBy="ask-length ask-problem"
            onSend={() => void send()}
          />
        </div>
        <p class="form-problem" id="ask-problem" role="alert">
          {problem === null
            ? null
            : problem === 'title-empty'
              ? words.compose.emptyTitle
              : words.error[problem]}
        </p>
        <div class="ask-foot">
          <Button
            look="primary"
            size="large"
            busy={composer.sending.value}
            onClick={() => void send()}
          >
            {words.compose.send}
          </Button>
          <Button size="large" onClick={() => route.show({ screen: 'drafts' })}>
            {words.compose.later}
          </Button>
          <SavedState composer={composer} id="ask-saved" />
          <span class="spring" />
          <LengthMeter length={written.text.length} max={lengthLimits.text} id="ask-length" />
        </div>
        <p class="keys-hint">{words.compose.keys}</p>
      </form>
      <aside class="ask-side" aria-label={words.compose.setTitle}>
        <SetSize />
        <section class="card" aria-labelledby="care-title">
          <h2 class="card-title" id="care-title">
            {words.compose.careTitle}
          </h2>
          <ul class="care">
            {words.compose.care.map((advice) => (
              <li key={advice}>
                <Icon name="check" size="small" />
                {advice}
              </li>
            ))}
          </ul>
        </section>
        <section class="card card-quiet" aria-labelledby="attachments-title">
          <h2 class="card-title" id="attachments-title">
            {words.compose.attachments}
          </h2>
          <p class="card-text">{words.compose.attachmentsHint}</p>
        </section>
      </aside>
    </div>
  );
}
