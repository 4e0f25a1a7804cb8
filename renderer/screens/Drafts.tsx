import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DraftEntry } from '../../preload/contract.ts';
import { DiscardedCard, DraftCard } from '../components/DraftCard.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { usePage, useWords } from '../state/page.ts';

/** 임시보관함: what has been written and not sent, whatever it is. */
export function Drafts() {
  const { desk } = usePage();
  const words = useWords();
  const drafts = desk.drafts.value;
  const discarded = desk.discarded.value;
  const follow = useRef<string>(null);
  useEffect(() => {
    void desk.flushAll().then(() => desk.refreshDrafts());
    return () => desk.letGo();
  }, [desk]);
  // What was deleted keeps its place, so that nothing moves under the hand.
  const cards = [
    ...(drafts ?? []).map((draft) => ({ draft, isGone: false })),
    ...discarded.map((draft) => ({ draft, isGone: true })),
  ].toSorted((a, b) => b.draft.savedAt - a.draft.savedAt || (a.draft.id < b.draft.id ? -1 : 1));
  return (
    <div class="screen">
      <h1 class="screen-title">{words.nav.drafts}</h1>
      {drafts !== null && cards.length === 0 && (
        <EmptyState icon="fileText" title={words.drafts.empty} hint={words.drafts.emptyHint} />
      )}
      {cards.length > 0 && (
        <>
          <p class="screen-intro">{words.drafts.intro}</p>
          <ul class="cards">
            {cards.map(({ draft, isGone }) => (
              <Card key={`${draft.id}${isGone}`} draft={draft} isGone={isGone} follow={follow} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Card({
  draft,
  isGone,
  follow,
}: {
  draft: DraftEntry;
  isGone: boolean;
  follow: RefObject<string | null>;
}) {
  const Shown = isGone ? DiscardedCard : DraftCard;
  return <Shown draft={draft} follow={follow} />;
}
