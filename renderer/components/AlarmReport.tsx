import { useRef, useState } from 'preact/hooks';
import type { AlarmView, CohortView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { dateInWords } from '../strings/times.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { SixWords } from './SixWords.tsx';

/** What was met, what it may mean, what to do, and the lines to pass on. Nothing here happens by itself. */
export function AlarmReport({ alarm, cohort }: { alarm: AlarmView; cohort: CohortView | null }) {
  const { clock } = usePage();
  const words = useWords();
  const { what, may } = words.alarm.kinds[alarm.kind];
  return (
    <div class="alarm">
      <div role="alert">
        <p class="alarm-what">{what}</p>
        <p class="alarm-then">{alarm.halting ? words.alarm.halted : words.alarm.held}</p>
      </div>
      <p class="hint">{words.alarm.noticed(dateInWords(words.time, alarm.day, clock.now.value))}</p>
      <p class="kept alarm-kept">
        <Icon name="check" size="small" />
        {words.alarm.kept}
      </p>
      <section class="alarm-part" aria-labelledby="alarm-may">
        <h2 class="label" id="alarm-may">
          {words.alarm.mayTitle}
        </h2>
        <p>{may}</p>
      </section>
      <section class="alarm-part" aria-labelledby="alarm-do">
        <h2 class="label" id="alarm-do">
          {words.alarm.doTitle}
        </h2>
        <ol class="steps">
          {words.alarm.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      {cohort !== null && (
        <section class="compare" aria-labelledby="alarm-words">
          <h2 class="label" id="alarm-words">
            {words.alarm.wordsTitle}
          </h2>
          <SixWords words={cohort.words} />
        </section>
      )}
      <Lines report={alarm.report} />
      <Retry halting={alarm.halting} />
    </div>
  );
}

function Lines({ report }: { report: string }) {
  const { announcer } = usePage();
  const words = useWords();
  const lines = useRef<HTMLTextAreaElement>(null);
  const copy = (): void => {
    lines.current?.select();
    // The page has no permission for the clipboard's own interface; this needs none but the click.
    if (document.execCommand('copy')) announcer.say(words.alarm.copied);
    else announcer.say(words.alarm.notCopied, 'problem');
  };
  return (
    <section class="alarm-part" aria-labelledby="alarm-report">
      <div class="alarm-report-head">
        <label class="label" for="alarm-lines" id="alarm-report">
          {words.alarm.reportTitle}
        </label>
        <Button size="small" icon="copy" onClick={copy}>
          {words.alarm.copy}
        </Button>
      </div>
      <textarea
        id="alarm-lines"
        class="field alarm-lines"
        readOnly
        spellcheck={false}
        aria-describedby="alarm-report-hint"
        value={report}
        ref={lines}
      />
      <p class="hint" id="alarm-report-hint">
        {words.alarm.reportHint}
      </p>
    </section>
  );
}

/** Going on is the person's own decision, asked for twice. */
function Retry({ halting }: { halting: boolean }) {
  const { announcer, standing } = usePage();
  const words = useWords();
  const [step, setStep] = useState<'closed' | 'asks' | 'busy'>('closed');
  const retry = async (): Promise<void> => {
    setStep('busy');
    const problem = await standing.retryAfterAlarm();
    if (problem === null) return;
    setStep('asks');
    announcer.say(words.error[problem], 'problem');
  };
  if (step === 'closed') {
    return (
      <p class="alarm-retry">
        <Button look="quiet" onClick={() => setStep('asks')}>
          {halting ? words.alarm.retryHalted : words.alarm.retryHeld}
        </Button>
      </p>
    );
  }
  return (
    <div class="alarm-retry alarm-confirm" role="group" aria-labelledby="alarm-confirm">
      <p id="alarm-confirm">{words.alarm.confirm}</p>
      <div class="gate-actions">
        <Button buttonRef={(button) => button?.focus()} onClick={() => setStep('closed')}>
          {words.alarm.leave}
        </Button>
        <Button busy={step === 'busy'} onClick={() => void retry()}>
          {step === 'busy' ? words.alarm.trying : words.alarm.confirmed}
        </Button>
      </div>
    </div>
  );
}
