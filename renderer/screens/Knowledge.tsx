import { useCallback } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { KnowledgeItem } from '../components/KnowledgeItem.tsx';
import { PaperDialog } from '../components/PaperDialog.tsx';
import { RowList } from '../components/RowList.tsx';
import { TagFilters } from '../components/TagFilters.tsx';
import { TopicFilters } from '../components/TopicFilters.tsx';
import { usePage, useWords } from '../state/page.ts';
import type { Place } from '../state/route.ts';

/** 도움된 답변: what was found helpful, by topic and tag, beside the thread that is open. */
export function Knowledge({ place }: { place: Extract<Place, { screen: 'threads' }> }) {
  const { knowing, route } = usePage();
  const words = useWords();
  const { topic, thread } = place;
  const { rows } = knowing;
  const total = rows.total.value;
  const problem = rows.problem.value;
  const isLoaded = rows.loaded.value;
  const tag = knowing.tag.value;
  const look = useCallback((first: number, last: number) => void rows.look(first, last), [rows]);
  return (
    <>
      <header class="list-head knowledge-head">
        <h1 class="list-title" id="list-title">
          {words.nav.helpful}
        </h1>
        {isLoaded && <p class="list-count">{words.count.threads(total)}</p>}
        {isLoaded && total > 0 && (
          <span class="knowledge-make">
            <Button size="small" icon="fileText" onClick={() => (knowing.asksGuide.value = true)}>
              {words.knowledge.makeGuide}
            </Button>
          </span>
        )}
        <TopicFilters topic={topic} />
        <TagFilters />
      </header>
      {problem && (
        <p class="form-problem list-problem" role="alert">
          {words.error[problem]}
        </p>
      )}
      {isLoaded && total === 0 && !problem && (
        <EmptyState
          icon="book"
          title={emptyTitle()}
          hint={tag === null ? words.list.emptyHint.helpful : words.knowledge.nothingTaggedHint}
        >
          {tag === null && <p class="hint knowledge-hint">{words.knowledge.tagHint}</p>}
        </EmptyState>
      )}
      {isLoaded && total > 0 && (
        <RowList
          key={`${topic ?? ''} ${tag ?? ''}`}
          total={total}
          estimate={128}
          rowAt={(index) => knowing.at(index)}
          idOf={({ entry }) => entry.thread.id}
          placeOf={(id) => rows.placeOf(id)}
          open={thread}
          labelledBy="list-title"
          onLook={look}
          draw={(row, { reachable, onFocus }) => (
            <KnowledgeItem
              row={row}
              open={row.entry.thread.id === thread}
              reachable={reachable}
              onOpen={() => route.open(row.entry.thread.id)}
              onFocus={onFocus}
            />
          )}
        />
      )}
      {knowing.asksGuide.value && (
        <PaperDialog
          of={{ kind: 'guidebook', topic }}
          onClose={() => (knowing.asksGuide.value = false)}
        />
      )}
    </>
  );

  function emptyTitle(): string {
    if (tag !== null) return words.knowledge.nothingTagged;
    return topic ? words.list.emptyTopic : words.list.empty.helpful;
  }
}
