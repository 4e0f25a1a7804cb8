import { useEffect } from 'preact/hooks';
import type { ReportReason, ThreadView } from '../../preload/contract.ts';
import { lengthLimits, type Composer } from '../state/composer.ts';
import { usePage, useWords } from '../state/page.ts';
import { useSending } from '../state/use-sending.ts';
import { useSaidToBeSent } from '../state/use-taking-back.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { SavedState } from './SavedState.tsx';
import { Certificates, WhenLine } from './WhenChoice.tsx';
import { WritingArea } from './WritingArea.tsx';
import { WritingProblem } from './WritingProblem.tsx';

const reasons: readonly ReportReason[] = ['identifies', 'hurts', 'urgent', 'other'];

/** A report about a post: why, in some words, to the coordinator alone. It opens a thread of its own, like a question. */
export function ReportDialog({ composer, view }: { composer: Composer; view: ThreadView }) {
  const { desk } = usePage();
  const saySent = useSaidToBeSent();
  const words = useWords();
  const sending = useSending(null);
  const { reporting } = words.posts;
  const written = composer.written.value;
  const post = view.posts.find(({ id }) => id === written.target);
  useEffect(() => () => void composer.flush(), [composer]);

  const close = (): void => void desk.closeAmendment();
  const send = async (): Promise<void> => {
    const entry = await composer.send(() => sending.settled());
    if (entry === null) return;
    desk.forget(composer.id);
    saySent(entry);
  };

  return (
    <Dialog title={reporting.title} onClose={close}>
      <form aria-label={reporting.title} onSubmit={(event) => event.preventDefault()}>
        <p class="dialog-text">
          <Icon name="lock" size="small" />
          {reporting.who}
        </p>
        {post && (
          <blockquote class="quote" aria-label={reporting.about}>
            {post.text}
          </blockquote>
        )}
        <fieldset class="reasons" aria-describedby="report-problem">
          <legend class="label">{reporting.why}</legend>
          {reasons.map((reason) => (
            <label key={reason} class="reason">
              <input
                type="radio"
                name="reason"
                checked={written.reason === reason}
                onChange={() => composer.edit({ reason })}
              />
              <span>{reporting.reason[reason]}</span>
            </label>
          ))}
        </fieldset>
        {written.reason === 'urgent' && (
          <p class="note note-warning" role="status">
            <Icon name="alert" size="small" />
            <span>{reporting.urgentHint}</span>
          </p>
        )}
        <label class="label" for="report-text">
          {words.compose.text}
        </label>
        <WritingArea
          composer={composer}
          id="report-text"
          rows={3}
          placeholder={reporting.placeholder}
          describedBy="report-length report-problem"
          onSend={() => void send()}
        />
        <WritingProblem composer={composer} id="report-problem" />
        <Certificates sending={sending} />
        <div class="report-when">
          <WhenLine sending={sending} name="report-when" />
          <span class="spring" />
          {!composer.isBlank.value && <SavedState composer={composer} id="report-saved" />}
          <LengthMeter composer={composer} max={lengthLimits.report} id="report-length" />
        </div>
        <div class="dialog-foot">
          <Button onClick={close}>{words.posts.cancel}</Button>
          <Button look="primary" busy={composer.sending.value} onClick={() => void send()}>
            {words.compose.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
