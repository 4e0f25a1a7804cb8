import type { SearchScope, Topic } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { topics } from './topics.ts';

const scopes: readonly SearchScope[] = ['all', 'mine', 'waiting', 'answered', 'accepted'];

/** Where to look: threads of one state or one's own, and of one topic. */
export function SearchFilters() {
  const { searching } = usePage();
  const words = useWords();
  const scope = searching.scope.value;
  const topicOf = (value: string): Topic | null => topics.find((topic) => topic === value) ?? null;
  return (
    <div class="search-filters">
      <fieldset class="search-scopes">
        <legend class="visually-hidden">{words.search.scopes}</legend>
        {scopes.map((each) => (
          <label key={each} class="chip scope">
            <input
              type="radio"
              name="scope"
              checked={each === scope}
              onChange={() => void searching.narrow({ scope: each })}
            />
            <span>{words.search.scope[each]}</span>
          </label>
        ))}
      </fieldset>
      <select
        class="chip search-topic"
        aria-label={words.nav.topics}
        value={searching.topic.value ?? ''}
        onChange={(event) => void searching.narrow({ topic: topicOf(event.currentTarget.value) })}
      >
        <option value="">{words.nav.allTopics}</option>
        {topics.map((topic) => (
          <option key={topic} value={topic}>
            {words.topic[topic]}
          </option>
        ))}
      </select>
    </div>
  );
}
