import { useLayoutEffect } from 'preact/hooks';
import type { PostView, ThreadView } from '../../preload/contract.ts';
import { lengthLimits, type Composer } from '../state/composer.ts';
import { usePage, useWords } from '../state/page.ts';
import { useLookingOver } from '../state/use-looking-over.ts';
import { useSending } from '../state/use-sending.ts';
import { useSaidToBeSent } from '../state/use-taking-back.ts';
import { BeforeSending, SendButton } from './BeforeSending.tsx';
import { Button } from './Button.tsx';
import { CarePanel } from './CareCard.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { PrivacyLook } from './PrivacyLook.tsx';
import { SavedState } from './SavedState.tsx';
import { TitleField } from './TitleField.tsx';
import { WhenLine } from './WhenChoice.tsx';
import { WritingArea } from './WritingArea.tsx';
import { WritingProblem } from './WritingProblem.tsx';

type EditFormProps = { composer: Composer; view: ThreadView; post: PostView };

/** Other words for a post of one's own, written where the post stands. */
export function EditForm({ composer, view, post }: EditFormProps) {
  const { desk, reading } = usePage();
  const saySent = useSaidToBeSent();
  const words = useWords();
  const sending = useSending(view.summary.id);
  const looking = useLookingOver(composer);
  const titled = post.kind === 'question';
  const text = composer.text.value;
  const isSame = text === post.text && (!titled || composer.title.value === view.summary.title);

  useLayoutEffect(() => {
    document.querySelector<HTMLElement>('#edit-text')?.focus();
    return () => void composer.flush();
  }, [composer]);

  const send = async (): Promise<void> => {
    // Nothing was changed: there is nothing to tell anybody.
    if (isSame) return desk.closeAmendment();
    const entry = await composer.send(() => sending.settled(), titled);
    if (entry === null) return;
    desk.forget(composer.id);
    saySent(entry);
    await reading.refresh();
  };

  return (
    <form
      class="edit"
      aria-label={words.posts.editing.name}
      onSubmit={(event) => event.preventDefault()}
    >
      {titled && (
        <TitleField
          composer={composer}
          id="edit-title"
          describedBy="edit-problem"
          placeholder=""
          looking={looking}
        />
      )}
      <label class={titled ? 'label' : 'visually-hidden'} for="edit-text">
        {words.compose.text}
      </label>
      <WritingArea
        composer={composer}
        id="edit-text"
        rows={3}
        placeholder=""
        describedBy="edit-hint edit-problem"
        looking={looking}
        onSend={() => void send()}
      />
      <p class="hint" id="edit-hint">
        {words.posts.editing.hint}
      </p>
      <PrivacyLook
        composer={composer}
        looking={looking}
        fields={{ title: titled ? 'edit-title' : null, text: 'edit-text' }}
      />
      <CarePanel looking={looking} />
      <WritingProblem composer={composer} id="edit-problem" />
      <BeforeSending looking={looking} />
      <div class="edit-foot">
        <WhenLine sending={sending} name="edit-when" />
        <span class="spring" />
        {!isSame && <SavedState composer={composer} id="edit-saved" />}
        {text.length > lengthLimits.text && (
          <LengthMeter composer={composer} max={lengthLimits.text} id="edit-length" />
        )}
        <Button look="quiet" onClick={() => void desk.closeAmendment()}>
          {words.posts.cancel}
        </Button>
        <SendButton composer={composer} looking={looking} onSend={() => void send()} />
      </div>
    </form>
  );
}
