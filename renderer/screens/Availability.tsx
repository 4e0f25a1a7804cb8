import { useEffect, useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { LengthMeter } from '../components/LengthMeter.tsx';
import { lengthLimits } from '../state/composer.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';

/** 답변 가능 시간: what a mentor says to those who choose whom to ask. */
export function Availability() {
  const { announcer, clock, mentors, standing } = usePage();
  const words = useWords();
  const { availability } = words.sending;
  const [busy, setBusy] = useState(false);
  useEffect(() => void mentors.refresh(), [mentors]);
  const shown = mentors.list.value?.find(({ mine }) => mine)?.availability ?? null;
  const text = mentors.typed.value ?? shown?.text ?? '';
  const isTooLong = text.length > lengthLimits.availability;
  const isCertified = standing.state.value?.me?.badge === 'certified';

  const save = async (): Promise<void> => {
    if (isTooLong) return;
    setBusy(true);
    const outcome = await mentors.setAvailability(text);
    setBusy(false);
    if (outcome.ok) announcer.say(availability.saved);
    else announcer.say(words.error[outcome.code], 'problem');
  };

  return (
    <div class="screen">
      <h1 class="screen-title">{availability.title}</h1>
      <p class="screen-intro">{availability.lead}</p>
      {isCertified ? (
        <form
          class="availability"
          aria-label={availability.title}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void save();
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
            <textarea
              id="availability-text"
              class="field field-text"
              rows={3}
              placeholder={availability.placeholder}
              aria-describedby="availability-hint availability-length"
              aria-invalid={isTooLong || undefined}
              value={text}
              onInput={(event) => {
                mentors.typed.value = event.currentTarget.value;
              }}
            />
          </div>
          <p class="hint" id="availability-hint">
            {availability.hint}
          </p>
          <div class="ask-foot">
            <Button look="primary" size="large" submits busy={busy}>
              {availability.save}
            </Button>
            <span class="spring" />
            <LengthMeter
              length={text.length}
              max={lengthLimits.availability}
              id="availability-length"
            />
          </div>
        </form>
      ) : (
        <p class="kept">{availability.notYet}</p>
      )}
    </div>
  );
}
