import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ThreadFilter } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import type { IconName } from '../components/Icon.tsx';
import { OfflineNote, PinnedNotice } from '../components/ListNotes.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { SearchResults } from '../components/SearchResults.tsx';
import { ListSkeleton, ThreadSkeleton } from '../components/Skeleton.tsx';
import { ThreadList } from '../components/ThreadList.tsx';
import { ThreadPane } from '../components/ThreadPane.tsx';
import { TopicFilters } from '../components/TopicFilters.tsx';
import { isForInputMethod } from '../state/keys.ts';
import { usePage, useWords } from '../state/page.ts';
import type { Place } from '../state/route.ts';
import { Knowledge } from './Knowledge.tsx';

type Threads = Extract<Place, { screen: 'threads' }>;
type Found = Extract<Place, { screen: 'search' }>;

const emptyIcons: Record<ThreadFilter, IconName> = {
  inbox: 'messages',
  waiting: 'heart',
  mine: 'question',
  helpful: 'book',
  bookmarked: 'bookmark',
};

/** The list and the open thread side by side; where room is short they take turns. */
export function Inbox({ place }: { place: Threads | Found }) {
  const { knowing, listing, reading, route, searching } = usePage();
  const words = useWords();
  const goesBack = useRef(false);
  const view = reading.thread.value;
  const problem = reading.problem.value;
  const open = place.thread !== null;
  const isKnowledge = place.screen === 'threads' && place.filter === 'helpful';
  const shown = isKnowledge ? knowing.rows.total.value : listing.total.value;
  const hasRows = place.screen === 'search' ? (searching.hits.value?.length ?? 0) > 0 : shown > 0;
  // Where room is short, what is searched for comes before a thread that was not found by it.
  const fills = open && (place.screen === 'threads' || place.post !== null);

  const back = (): void => {
    goesBack.current = true;
    route.close();
  };
  useLayoutEffect(() => {
    if (open || !goesBack.current) return;
    goesBack.current = false;
    document.querySelector<HTMLElement>('.thread-item [tabindex="0"]')?.focus();
  }, [open]);

  return (
    <div class={fills ? 'inbox is-reading' : 'inbox'}>
      <section class="list" aria-labelledby="list-title">
        <SearchField />
        {place.screen === 'search' && <SearchResults open={place.thread} />}
        {place.screen === 'threads' &&
          (isKnowledge ? <Knowledge place={place} /> : <ListPane place={place} />)}
      </section>
      <section
        class="thread"
        aria-labelledby={view ? 'thread-title' : undefined}
        aria-label={view ? undefined : words.thread.pick}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isForInputMethod(event) || !open) return;
          event.preventDefault();
          back();
        }}
      >
        {open && !view && !problem && <ThreadSkeleton />}
        {open && view && <ThreadPane key={view.summary.id} view={view} onBack={back} />}
        {open && !view && problem && (
          <EmptyState icon="alert" title={words.error[problem]} hint="">
            <h1 class="visually-hidden">{words.reading.cannotOpen}</h1>
            <Button onClick={() => void reading.refresh()}>{words.reading.retry}</Button>
            <Button look="quiet" onClick={back}>
              {words.list.back}
            </Button>
          </EmptyState>
        )}
        {!open && hasRows && (
          <EmptyState icon="messages" title={words.thread.pick} hint={words.thread.pickHint} />
        )}
      </section>
    </div>
  );
}

function ListPane({ place }: { place: Threads }) {
  const { listing, route } = usePage();
  const words = useWords();
  const total = listing.total.value;
  const problem = listing.problem.value;
  return (
    <>
      <header class="list-head">
        <h1 class="list-title" id="list-title">
          {words.nav[place.filter]}
        </h1>
        {listing.loaded.value && <p class="list-count">{words.count.threads(total)}</p>}
        <TopicFilters topic={place.topic} />
      </header>
      <OfflineNote />
      {place.filter === 'inbox' && place.topic === null && <PinnedNotice />}
      {problem && (
        <div role="alert">
          <EmptyState icon="alert" title={words.error[problem]} hint="">
            <Button onClick={() => void listing.refresh()}>{words.reading.retry}</Button>
          </EmptyState>
        </div>
      )}
      {!listing.loaded.value && !problem && <ListSkeleton />}
      {listing.loaded.value && total === 0 && !problem && (
        <EmptyState
          icon={emptyIcons[place.filter]}
          title={place.topic ? words.list.emptyTopic : words.list.empty[place.filter]}
          hint={words.list.emptyHint[place.filter]}
        />
      )}
      {listing.loaded.value && total > 0 && (
        <ThreadList
          key={`${place.filter} ${place.topic ?? ''}`}
          open={place.thread}
          labelledBy="list-title"
          onOpen={(thread) => route.open(thread)}
        />
      )}
    </>
  );
}
