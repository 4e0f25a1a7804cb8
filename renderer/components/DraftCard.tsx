import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DraftEntry } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { agoInWords } from '../strings/times.ts';
import type { Words } from '../strings/words.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

type CardProps = {
  draft: DraftEntry;
  /** Whose card takes the focus when it comes: the one before it in its place had it. */
  follow: RefObject<string | null>;
};

/** The focus does not fall off the page where one card takes another's place. */
function useFollowing({ draft, follow }: CardProps): RefObject<HTMLLIElement | null> {
  const card = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (follow.current !== draft.id) return;
    follow.current = null;
    card.current?.querySelector('button')?.focus();
  }, [draft.id, follow]);
  return card;
}

function useRestoring(follow: RefObject<string | null>): (draft: DraftEntry) => Promise<void> {
  const { announcer, desk } = usePage();
  const words = useWords();
  return async (draft) => {
    follow.current = draft.id;
    const outcome = await desk.restore(draft);
    if (outcome.ok) announcer.say(words.drafts.restored);
    else announcer.say(words.error[outcome.code], 'problem');
    if (!outcome.ok) follow.current = null;
  };
}

/** What was written and not sent, and the way back to where it belongs. */
export function DraftCard({ draft, follow }: CardProps) {
  const { announcer, clock, desk, route } = usePage();
  const words = useWords();
  const [isRead, setRead] = useState(false);
  const id = `draft-${draft.id.slice(0, 12)}`;
  const { place } = draft;
  const isOpen = place.state === 'open';
  const card = useFollowing({ draft, follow });
  const restore = useRestoring(follow);

  const resume = async (): Promise<void> => {
    await desk.resume(draft);
    if (draft.kind === 'availability') route.show({ screen: 'availability' });
    else if (draft.thread === null) route.show({ screen: 'ask' });
    else route.open(draft.thread);
  };
  const discard = async (): Promise<void> => {
    follow.current = draft.id;
    const deleted = await desk.discard(draft);
    if (deleted === null) follow.current = null;
    if (deleted === null) announcer.say(words.drafts.notDiscarded, 'problem');
    else announcer.say(words.drafts.discarded, 'plain', () => restore(deleted));
  };

  return (
    <li class="card item-card" ref={card}>
      <div class="item-words" id={id}>
        <p class="item-meta">
          <Where draft={draft} words={words} />
          {draft.kind === 'question' && <span>{words.topic[draft.topic]}</span>}
          <span>
            {words.compose.savedAgo(agoInWords(words.time, draft.savedAt, clock.now.value))}
          </span>
        </p>
        <Opening draft={draft} words={words} />
        {place.state !== 'open' && (
          <p class="item-state is-held">
            <Icon name="info" size="small" />
            <span>{words.drafts[place.state]}</span>
          </p>
        )}
      </div>
      <div class="item-actions">
        {isOpen && (
          <Button describedBy={id} icon="pen" onClick={() => void resume()}>
            {words.drafts.resume}
          </Button>
        )}
        {!isOpen && (
          <Button describedBy={id} pressed={isRead} onClick={() => setRead(!isRead)}>
            {isRead ? words.drafts.fold : words.drafts.read}
          </Button>
        )}
        <Button describedBy={id} look="quiet" onClick={() => void discard()}>
          {words.drafts.discard}
        </Button>
      </div>
      {isRead && <WholeText draft={draft} />}
    </li>
  );
}

/** A draft that was just deleted, until one looks elsewhere. */
export function DiscardedCard({ draft, follow }: CardProps) {
  const words = useWords();
  const card = useFollowing({ draft, follow });
  const restore = useRestoring(follow);
  const id = `discarded-${draft.id.slice(0, 12)}`;
  return (
    <li class="card card-quiet item-card" ref={card}>
      <div class="item-words" id={id}>
        <p class="item-meta">
          <Where draft={draft} words={words} />
          <span>{words.drafts.discarded}</span>
        </p>
        <Opening draft={draft} words={words} />
      </div>
      <div class="item-actions">
        <Button describedBy={id} onClick={() => void restore(draft)}>
          {words.drafts.restore}
        </Button>
      </div>
    </li>
  );
}

/** Its title and first lines. */
function Opening({ draft, words }: { draft: DraftEntry; words: Words }) {
  const title = draft.title.trim();
  const text = draft.text.trim();
  const reason = draft.reason === null ? '' : words.posts.reporting.reason[draft.reason];
  return (
    <>
      {(draft.kind === 'question' || title !== '') && (
        <p class="item-title">{title === '' ? words.drafts.untitled : title}</p>
      )}
      {text !== '' && <p class="item-text">{text}</p>}
      {text === '' && reason !== '' && <p class="item-text">{reason}</p>}
    </>
  );
}

/** All that was written, to be read and copied where there is no place to go on with it. */
function WholeText({ draft }: { draft: DraftEntry }) {
  const { announcer } = usePage();
  const words = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const whole = [draft.title, draft.text].filter((part) => part.trim() !== '').join('\n\n');
  const copy = (): void => {
    area.current?.select();
    // As with the alarm's report: the page has no permission for the clipboard's own interface.
    if (document.execCommand('copy')) announcer.say(words.drafts.copied);
    else announcer.say(words.drafts.notCopied, 'problem');
  };
  return (
    <div class="item-whole">
      <textarea
        class="field field-text"
        rows={5}
        readOnly
        aria-label={words.compose.text}
        value={whole}
        ref={area}
      />
      <Button icon="copy" onClick={copy}>
        {words.drafts.copy}
      </Button>
    </div>
  );
}

/** What it is, and where it belongs. */
function Where({ draft: { kind, place }, words }: { draft: DraftEntry; words: Words }) {
  return (
    <>
      <span>{words.outbox.kind[kind]}</span>
      {place.title !== '' && <span>{words.drafts.under(place.title)}</span>}
    </>
  );
}
