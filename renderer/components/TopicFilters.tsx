import type { Topic } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { Icon } from './Icon.tsx';
import { topics } from './topics.ts';

/** To which topic a list is narrowed, and, where the sidebar has no room for them, the others. */
export function TopicFilters({ topic: chosen }: { topic: Topic | null }) {
  const { route } = usePage();
  const words = useWords();
  return (
    <>
      {chosen && (
        <button
          type="button"
          class="chip topic-chip"
          aria-pressed="true"
          onClick={() => route.narrow(null)}
        >
          <span class={`topic-dot topic-${chosen}`} aria-hidden="true" />
          {words.list.only(words.topic[chosen])}
          <Icon name="close" size="small" />
        </button>
      )}
      <div class="list-topics" role="group" aria-label={words.list.filters}>
        <button
          type="button"
          class="chip"
          aria-pressed={chosen === null}
          onClick={() => route.narrow(null)}
        >
          {words.nav.allTopics}
        </button>
        {topics.map((topic) => (
          <button
            key={topic}
            type="button"
            class="chip"
            aria-pressed={chosen === topic}
            onClick={() => route.narrow(topic)}
          >
            {words.topic[topic]}
          </button>
        ))}
      </div>
    </>
  );
}
