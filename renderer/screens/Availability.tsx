import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { LengthMeter } from '../components/LengthMeter.tsx';
import { SavedState } from '../components/SavedState.tsx';
import { WritingArea } from '../components/WritingArea.tsx';
import { WritingProblem } from '../components/WritingProblem.tsx';
import { lengthLimits, type Composer } from '../state/composer.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';

/** 답변 가능 시간: what a mentor says to those who choose whom to ask. */
export function Availability() {
  const { desk, mentors, standing } = usePage();
  const words = useWords();
  const { availability } = words.sending;
  useEffect(() => void mentors.refresh(), [mentors]);
  const isCertified = standing.state.value?.me?.badge === 'certified';
  const shown = mentors.list.value?.find(({ mine }) => mine)?.availability?.text ?? '';
  const isKnown = mentors.list.value !== null && desk.drafts.value !== null;
  const composer = desk.note.value;
  useLayoutEffect(() => {
    if (isCertified && isKnown && composer === null) desk.openNote(shown);
  }, [desk, composer, isCertified, isKnown, shown]);
  return (
    <div class="screen">
      <h1 class="screen-title">{availability.title}</h1>
      <p class="screen-intro">{availability.lead}</p>
      {!isCertified && <p class="kept">{availability.notYet}</p>}
      {isCertified && composer !== null && <NoteForm key={composer.id} composer={composer} />}
    </div>
  );
}

function NoteForm({ composer }: { composer: Composer }) {
  const { announcer, clock, desk, mentors } = usePage();
  const words = useWords();
  const { availability } = words.sending;
  const shown = mentors.list.value?.find(({ mine }) => mine)?.availability ?? null;
  const { text } = composer.written.value;
  const isSame = text === (shown?.text ?? '');
  useEffect(() => () => void composer.flush(), [composer]);

  const publish = async (): Promise<void> => {
    if (composer.isBlank.value && shown !== null) {
      const outcome = await mentors.withdrawNote();
      if (!outcome.ok) {
        announcer.say(words.error[outcome.code], 'problem');
        return;
      }
    } else if ((await composer.send(() => Promise.resolve('soon'))) === null) return;
    desk.forget(composer.id);
    announcer.say(availability.saved);
    await mentors.refresh();
  };

  return (
    <form
      class="availability"
      aria-label={availability.title}
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      {shown && (
        <section class="card card-quiet" aria-labelledby="availability-shown">
          <h2 class="card-title" id="availability-shown">
            {availability.shown}
          </h2>
          <p class="card-text">{shown.text}</p>
          <p class="item-meta">{timeInWords(words.time, shown.at, clock.now.value)}</p>
        </section>
      )}
      <div class="form-row">
        <label class="label" for="availability-text">
          {availability.label}
        </label>
        <WritingArea
          composer={composer}
          id="availability-text"
          rows={3}
          placeholder={availability.placeholder}
          describedBy="availability-hint availability-length availability-problem"
          onSend={() => void publish()}
        />
      </div>
      <p class="hint" id="availability-hint">
        {availability.hint}
      </p>
      <WritingProblem composer={composer} id="availability-problem" />
      <div class="ask-foot">
        <Button look="primary" size="large" submits busy={composer.sending.value}>
          {availability.save}
        </Button>
        {!isSame && <SavedState composer={composer} id="availability-saved" />}
        <span class="spring" />
        <LengthMeter composer={composer} max={lengthLimits.availability} id="availability-length" />
      </div>
    </form>
  );
}
