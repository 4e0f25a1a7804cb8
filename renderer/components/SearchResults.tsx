import { useCallback } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { HitItem } from './HitItem.tsx';
import { RowList } from './RowList.tsx';
import { SearchFilters } from './SearchFilters.tsx';

/** What was found, best first; and what to do where nothing was. */
export function SearchResults({ open }: { open: string | null }) {
  const { route, searching } = usePage();
  const words = useWords();
  const hits = searching.hits.value;
  const problem = searching.problem.value;
  const look = useCallback(
    (_: number, last: number) => {
      if (last >= (searching.hits.value?.length ?? 0) - 20) void searching.more();
    },
    [searching],
  );
  const found = hits?.length ?? 0;
  const said = hits === null ? '' : words.search.found(found, searching.hasMore.value);
  return (
    <>
      <header class="list-head search-head">
        <h1 class="visually-hidden" id="list-title">
          {words.search.label}
        </h1>
        <SearchFilters />
        <p class="list-count" role="status">
          {said}
        </p>
      </header>
      {!searching.complete.value && <p class="hint list-problem">{words.search.incomplete}</p>}
      {problem && (
        <p class="form-problem list-problem" role="alert">
          {words.error[problem]}
        </p>
      )}
      {hits === null && !problem && <Start />}
      {found === 0 && hits !== null && !problem && <Nothing />}
      {hits !== null && found > 0 && (
        <RowList
          // A new answer begins at its best hit.
          key={`${searching.scope.value} ${searching.topic.value ?? ''} ${searching.answered.value}`}
          total={found}
          estimate={118}
          rowAt={(index) => hits[index] ?? null}
          idOf={({ thread }) => thread.id}
          placeOf={(id) => {
            const place = hits.findIndex(({ thread }) => thread.id === id);
            return place < 0 ? null : place;
          }}
          open={open}
          labelledBy="list-title"
          onLook={look}
          onLeaveTop={() => searching.summon()}
          draw={(hit, { reachable, onFocus }) => (
            <HitItem
              hit={hit}
              open={hit.thread.id === open}
              reachable={reachable}
              onOpen={() => route.reach(hit.thread.id, hit.post)}
              onFocus={onFocus}
            />
          )}
        />
      )}
    </>
  );
}

/** Nothing is asked for yet: how it can be. */
function Start() {
  const words = useWords();
  return (
    <EmptyState icon="search" title={words.search.start} hint={words.search.startHint}>
      <dl class="search-examples">
        <div>
          <dt>연가</dt>
          <dd>{words.search.byWord}</dd>
        </div>
        <div>
          <dt>ㅇㄱ ㅅㅊ</dt>
          <dd>{words.search.byConsonants}</dd>
        </div>
      </dl>
      <p class="hint">{words.search.stays}</p>
    </EmptyState>
  );
}

/** Nothing was found: looking more widely, and asking what nobody has asked. */
function Nothing() {
  const { desk, route, searching } = usePage();
  const words = useWords();
  const sought = searching.answered.value.trim();
  const ask = async (): Promise<void> => {
    if (!desk.openQuestion().isBlank.value) await desk.freshQuestion();
    const question = desk.openQuestion();
    if (question.isBlank.value) question.edit({ title: sought });
    route.show({ screen: 'ask' });
  };
  return (
    <EmptyState icon="search" title={words.search.nothing(sought)} hint={words.search.nothingHint}>
      <div class="search-ways">
        {searching.isNarrowed.value && (
          <Button onClick={() => void searching.narrow({ topic: null, scope: 'all' })}>
            {words.search.widen}
          </Button>
        )}
        <Button icon="pen" onClick={() => void ask()}>
          {words.search.ask}
        </Button>
      </div>
    </EmptyState>
  );
}
