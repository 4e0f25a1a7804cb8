import { useEffect, useState } from 'preact/hooks';
import type { DraftView } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { usePage, useWords } from '../state/page.ts';
import { agoInWords } from '../strings/times.ts';

/** 임시보관함: what has been written and not sent. */
export function Drafts() {
  const { desk } = usePage();
  const words = useWords();
  const drafts = desk.drafts.value;
  useEffect(() => void desk.flushAll().then(() => desk.refreshDrafts()), [desk]);
  return (
    <div class="screen">
      <h1 class="screen-title">{words.nav.drafts}</h1>
      {drafts?.length === 0 && (
        <EmptyState icon="fileText" title={words.drafts.empty} hint={words.drafts.emptyHint} />
      )}
      {drafts !== null && drafts.length > 0 && (
        <>
          <p class="screen-intro">{words.drafts.intro}</p>
          <ul class="cards">
            {drafts.map((draft) => (
              <DraftCard key={draft.id} draft={draft} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function DraftCard({ draft }: { draft: DraftView }) {
  const { announcer, clock, desk, route } = usePage();
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const id = `draft-${draft.id.slice(0, 12)}`;
  const title = draft.title.trim();
  const text = draft.text.trim();

  const resume = async (): Promise<void> => {
    await desk.resume(draft);
    if (draft.thread === null) route.show({ screen: 'ask' });
    else route.open(draft.thread);
  };
  const discard = async (): Promise<void> => {
    if (await desk.discard(draft)) announcer.say(words.drafts.discarded);
  };

  return (
    <li class="card item-card">
      <div class="item-words" id={id}>
        <p class="item-meta">
          <span>{words.outbox.kind[draft.kind]}</span>
          {draft.kind === 'question' && <span>{words.topic[draft.topic]}</span>}
          <span>
            {words.compose.savedAgo(agoInWords(words.time, draft.savedAt, clock.now.value))}
          </span>
        </p>
        {(draft.kind === 'question' || title !== '') && (
          <p class="item-title">{title === '' ? words.drafts.untitled : title}</p>
        )}
        {text !== '' && <p class="item-text">{text}</p>}
      </div>
      {asks ? (
        <div class="item-actions" role="group" aria-label={words.drafts.confirm}>
          <p class="item-confirm">{words.drafts.confirm}</p>
          <Button describedBy={id} onClick={() => void discard()}>
            {words.drafts.discard}
          </Button>
          <Button buttonRef={(button) => button?.focus()} onClick={() => setAsks(false)}>
            {words.drafts.keep}
          </Button>
        </div>
      ) : (
        <div class="item-actions">
          <Button describedBy={id} icon="pen" onClick={() => void resume()}>
            {words.drafts.resume}
          </Button>
          <Button describedBy={id} look="quiet" onClick={() => setAsks(true)}>
            {words.drafts.discard}
          </Button>
        </div>
      )}
    </li>
  );
}
