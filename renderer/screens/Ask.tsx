import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AudienceChoice } from '../components/AudienceChoice.tsx';
import { BeforeSending, SendButton } from '../components/BeforeSending.tsx';
import { Button } from '../components/Button.tsx';
import { CareCard, CarePanel } from '../components/CareCard.tsx';
import { Icon } from '../components/Icon.tsx';
import { LengthMeter } from '../components/LengthMeter.tsx';
import { PrivacyLook } from '../components/PrivacyLook.tsx';
import { SavedState } from '../components/SavedState.tsx';
import { QuestionSeenAs } from '../components/SeenAs.tsx';
import { SetSize } from '../components/SetSize.tsx';
import { SimilarQuestions } from '../components/SimilarQuestions.tsx';
import { TitleField } from '../components/TitleField.tsx';
import { TopicChoice } from '../components/TopicChoice.tsx';
import { Certificates, WhenChoice } from '../components/WhenChoice.tsx';
import { WritingArea } from '../components/WritingArea.tsx';
import { WritingProblem } from '../components/WritingProblem.tsx';
import { lengthLimits, type Composer } from '../state/composer.ts';
import { usePage, useWords } from '../state/page.ts';
import { useLookingOver } from '../state/use-looking-over.ts';
import { useSending } from '../state/use-sending.ts';
import { useSaidToBeSent } from '../state/use-taking-back.ts';

/** Asking: what is written here is a draft from the first letter on. */
export function Ask() {
  const { desk } = usePage();
  const composer = desk.question.value;
  useLayoutEffect(() => {
    if (composer === null) desk.openQuestion();
  }, [composer, desk]);
  return composer && <AskForm key={composer.id} composer={composer} />;
}

const focusOn: Partial<Record<NonNullable<Composer['problem']['value']>, string>> = {
  'title-empty': '#ask-title',
  'draft-empty': '#ask-text',
  'mentor-empty': '.mentor input',
};

function AskForm({ composer }: { composer: Composer }) {
  const { desk, route, standing } = usePage();
  const saySent = useSaidToBeSent();
  const words = useWords();
  const sending = useSending(null);
  const looking = useLookingOver(composer);
  const title = useRef<HTMLInputElement>(null);
  const setSize = sending.options.value?.setSize ?? standing.status.value?.setSize ?? null;

  useLayoutEffect(() => {
    title.current?.focus();
    return () => void composer.flush();
  }, [composer]);

  const send = async (): Promise<void> => {
    const entry = await composer.send(async () =>
      (await looking.mayGo()) ? sending.settled() : null,
    );
    if (entry === null) {
      const field = composer.problem.value === null ? null : focusOn[composer.problem.value];
      if (field) document.querySelector<HTMLElement>(field)?.focus();
      return;
    }
    saySent(entry);
    // Whoever has gone somewhere else meanwhile stays there.
    if (route.place.value.screen === 'ask') {
      route.show({ screen: 'threads', filter: 'mine', topic: null, thread: null });
    }
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
        <AudienceChoice composer={composer} />
        <TopicChoice composer={composer} />
        <TitleField
          composer={composer}
          id="ask-title"
          describedBy="ask-problem"
          field={title}
          looking={looking}
          placeholder={words.compose.titlePlaceholder}
          onEnter={() => document.querySelector<HTMLElement>('#ask-text')?.focus()}
        />
        <div class="form-row">
          <label class="label" for="ask-text">
            {words.compose.text}
          </label>
          <WritingArea
            composer={composer}
            id="ask-text"
            rows={6}
            placeholder={words.compose.askPlaceholder}
            describedBy="ask-length ask-problem"
            looking={looking}
            onSend={() => void send()}
          />
        </div>
        <PrivacyLook
          composer={composer}
          looking={looking}
          fields={{ title: 'ask-title', text: 'ask-text' }}
        />
        <CarePanel looking={looking} />
        <QuestionSeenAs />
        <WhenChoice sending={sending} />
        <Certificates sending={sending} />
        <WritingProblem composer={composer} id="ask-problem" />
        <p class="keys-hint">{words.compose.keys}</p>
        <div class="ask-foot">
          <BeforeSending looking={looking} />
          <SendButton
            composer={composer}
            looking={looking}
            size="large"
            onSend={() => void send()}
          />
          <Button size="large" onClick={() => route.show({ screen: 'drafts' })}>
            {words.compose.later}
          </Button>
          <SavedState composer={composer} id="ask-saved" />
          <span class="spring" />
          <LengthMeter composer={composer} max={lengthLimits.text} id="ask-length" />
        </div>
      </form>
      <AskSide setSize={setSize}>
        <SimilarQuestions composer={composer} looking={looking} />
      </AskSide>
    </div>
  );
}

/** What is good to know while asking. */
function AskSide({ setSize, children }: { setSize: number | null; children: ComponentChildren }) {
  const words = useWords();
  return (
    <aside class="ask-side" aria-label={words.compose.setTitle}>
      {children}
      <SetSize size={setSize} />
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
      <CareCard />
    </aside>
  );
}
