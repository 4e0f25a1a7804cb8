import { useEffect, useState } from 'preact/hooks';
import type { ThreadView } from '../../preload/contract.ts';
import { lengthLimits, type Composer } from '../state/composer.ts';
import { replyKinds } from '../state/reply-kinds.ts';
import { usePage, useWords } from '../state/page.ts';
import type { Sending } from '../state/sending.ts';
import { useLookingOver } from '../state/use-looking-over.ts';
import { useSending } from '../state/use-sending.ts';
import { useSaidToBeSent } from '../state/use-taking-back.ts';
import { BeforeSending, SendButton } from './BeforeSending.tsx';
import { CarePanel } from './CareCard.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { PrivacyLook } from './PrivacyLook.tsx';
import { SavedState } from './SavedState.tsx';
import { ReplySeenAs } from './SeenAs.tsx';
import { Arrival, Certificates, WhenLine } from './WhenChoice.tsx';
import { WritingArea } from './WritingArea.tsx';
import { WritingProblem } from './WritingProblem.tsx';

/** The foot of a thread: an answer, a follow-up or a comment, kept as a draft of this thread while it is typed. */
export function ReplyComposer({ view }: { view: ThreadView }) {
  const { desk } = usePage();
  const composer = desk.replyTo(view);
  if (composer === null || replyKinds(view.can).length === 0) return null;
  return <ReplyForm key={composer.id} view={view} composer={composer} />;
}

function ReplyForm({ view, composer }: { view: ThreadView; composer: Composer }) {
  const { desk, reading } = usePage();
  const saySent = useSaidToBeSent();
  const words = useWords();
  const sending = useSending(view.summary.id);
  const looking = useLookingOver(composer);
  const kinds = replyKinds(view.can);
  const begun = composer.kind.value;
  const kind = kinds.find((offered) => offered === begun) ?? kinds[0] ?? 'comment';
  const names = {
    answer: words.compose.answer,
    'follow-up': words.compose.followUp,
    comment: words.compose.comment,
  };
  // Who writes here already, or under a badge, needs no certificate for it.
  const isNew = kind === 'comment' && !view.posts.some((post) => post.author.mine);

  useEffect(() => {
    // What may be written here can change while a draft waits; it goes out as what is offered now.
    if (!composer.isBlank.value && begun !== kind) composer.edit({ kind });
  }, [composer, begun, kind]);
  useEffect(() => () => void composer.flush(), [composer]);

  const send = async (): Promise<void> => {
    composer.edit({ kind });
    const entry = await composer.send(async () =>
      (await looking.mayGo()) ? sending.settled() : null,
    );
    if (entry === null) return;
    desk.forget(composer.id);
    saySent(entry);
    await reading.refresh();
  };

  return (
    <form class="reply" aria-label={names[kind]} onSubmit={(event) => event.preventDefault()}>
      <div class="reply-head">
        {kinds.length === 1 ? (
          <p class="reply-kind">{names[kind]}</p>
        ) : (
          <div class="reply-kinds" role="group" aria-label={words.compose.replyAs}>
            {kinds.map((offered) => (
              <button
                key={offered}
                type="button"
                class="chip"
                aria-pressed={offered === kind}
                onClick={() => composer.edit({ kind: offered })}
              >
                {names[offered]}
              </button>
            ))}
          </div>
        )}
        <span class="spring" />
        {!composer.isBlank.value && (
          <LengthMeter composer={composer} max={lengthLimits.text} id="reply-length" />
        )}
        <SavedState composer={composer} id="reply-saved" />
      </div>
      <label class="visually-hidden" for="reply-text">
        {words.compose.text}
      </label>
      <WritingArea
        composer={composer}
        id="reply-text"
        rows={2}
        placeholder={words.compose.replyPlaceholder[kind]}
        describedBy="reply-saved reply-length reply-problem"
        looking={looking}
        onSend={() => void send()}
      />
      <PrivacyLook
        composer={composer}
        looking={looking}
        fields={{ title: null, text: 'reply-text' }}
      />
      <CarePanel looking={looking} />
      {!composer.isBlank.value && <ReplySeenAs view={view} />}
      {isNew && !composer.isBlank.value && <Certificates sending={sending} />}
      <WritingProblem composer={composer} id="reply-problem" />
      <BeforeSending looking={looking} />
      <div class="reply-foot">
        <ReplyWhen sending={sending} />
        <span class="spring" />
        <span class="keys-hint">{words.compose.keys}</span>
        <SendButton composer={composer} looking={looking} onSend={() => void send()} />
      </div>
    </form>
  );
}

/** When the reply goes. Who answers under a name needs no hiding: they are told and not asked. */
function ReplyWhen({ sending }: { sending: Sending }) {
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const options = sending.options.value;
  if (options === null) return null;
  if (options.suggested !== 'soon' || asks) return <WhenLine sending={sending} name="reply-when" />;
  return (
    <span class="when-line">
      <Arrival sending={sending} id="reply-arrival" />
      <button
        type="button"
        class="link"
        aria-describedby="reply-arrival"
        onClick={() => setAsks(true)}
      >
        {words.sending.change}
      </button>
    </span>
  );
}
