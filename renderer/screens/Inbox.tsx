import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { ThreadFilter } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { ThreadList } from '../components/ThreadList.tsx';
import { ThreadPane } from '../components/ThreadPane.tsx';
import { topics } from '../components/topics.ts';
import { isForInputMethod } from '../state/keys.ts';
import { usePage, useWords } from '../state/page.ts';
import type { Place } from '../state/route.ts';

type Threads = Extract<Place, { screen: 'threads' }>;

const emptyIcons: Record<ThreadFilter, IconName> = {
  inbox: 'messages',
  waiting: 'heart',
  mine: 'question',
  helpful: 'bookmark',
};

/** The list and the open thread side by side; where room is short they take turns. */
export function Inbox({ place }: { place: Threads }) {
  const { listing, reading, route } = usePage();
  const words = useWords();
  const goesBack = useRef(false);
  const view = reading.thread.value;
  const problem = reading.problem.value;
  const open = place.thread !== null;

  const back = (): void => {
    goesBack.current = true;
    route.close();
  };
  useEffect(() => {
    if (open || !goesBack.current) return;
    goesBack.current = false;
    document.querySelector<HTMLElement>('.thread-item [tabindex="0"]')?.focus();
  }, [open]);

  return (
    <div class={open ? 'inbox is-reading' : 'inbox'}>
      <ListPane place={place} />
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
        {open && view && <ThreadPane key={view.summary.id} view={view} onBack={back} />}
        {open && !view && problem && (
          <EmptyState icon="alert" title={words.error[problem]} hint="">
            <Button onClick={back}>{words.list.back}</Button>
          </EmptyState>
        )}
        {!open && listing.threads.value.length > 0 && (
          <EmptyState icon="messages" title={words.thread.pick} hint={words.thread.pickHint} />
        )}
      </section>
    </div>
  );
}

function ListPane({ place }: { place: Threads }) {
  const { listing, route } = usePage();
  const words = useWords();
  const threads = listing.threads.value;
  const more = useCallback(() => void listing.more(), [listing]);
  const problem = listing.problem.value;
  return (
    <section class="list" aria-labelledby="list-title">
      <header class="list-head">
        <h1 class="list-title" id="list-title">
          {words.nav[place.filter]}
        </h1>
        {listing.loaded.value && (
          <p class="list-count">{words.count.threads(listing.total.value)}</p>
        )}
        {place.topic && (
          <button
            type="button"
            class="chip topic-chip"
            aria-pressed="true"
            onClick={() => route.narrow(null)}
          >
            <span class={`topic-dot topic-${place.topic}`} aria-hidden="true" />
            {words.list.only(words.topic[place.topic])}
            <Icon name="close" size="small" />
          </button>
        )}
        <div class="list-topics" role="group" aria-label={words.list.filters}>
          <button
            type="button"
            class="chip"
            aria-pressed={place.topic === null}
            onClick={() => route.narrow(null)}
          >
            {words.nav.allTopics}
          </button>
          {topics.map((topic) => (
            <button
              key={topic}
              type="button"
              class="chip"
              aria-pressed={place.topic === topic}
              onClick={() => route.narrow(topic)}
            >
              {words.topic[topic]}
            </button>
          ))}
        </div>
      </header>
      {problem && <p class="form-problem list-problem">{words.error[problem]}</p>}
      {listing.loaded.value && threads.length === 0 && !problem && (
        <EmptyState
          icon={emptyIcons[place.filter]}
          title={place.topic ? words.list.emptyTopic : words.list.empty[place.filter]}
          hint={words.list.emptyHint[place.filter]}
        />
      )}
      {listing.loaded.value && threads.length > 0 && (
        <ThreadList
          key={`${place.filter} ${place.topic ?? ''}`}
          threads={threads}
          total={listing.total.value}
          open={place.thread}
          labelledBy="list-title"
          onOpen={(thread) => route.open(thread)}
          onNearEnd={more}
        />
      )}
    </section>
  );
}
