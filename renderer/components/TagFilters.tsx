import { useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';

/** So many tags are offered at first; with the rest they would fill the page. */
const shownAtFirst = 8;

/** The tags of what was found helpful, the most used first. One may be chosen. */
export function TagFilters() {
  const { knowing } = usePage();
  const words = useWords();
  const [all, setAll] = useState(false);
  const tags = knowing.tags.value;
  const chosen = knowing.tag.value;
  if (tags.length === 0) return null;
  const offered = all
    ? tags
    : tags.filter(({ tag }, place) => place < shownAtFirst || tag === chosen);
  const rest = tags.length - offered.length;
  return (
    <div class="tag-filters" role="group" aria-label={words.knowledge.tags}>
      {offered.map(({ tag, count }) => (
        <button
          key={tag}
          type="button"
          class="chip chip-small"
          aria-pressed={tag === chosen}
          onClick={() => void knowing.narrow(tag === chosen ? null : tag)}
        >
          {words.knowledge.tag(tag, count)}
        </button>
      ))}
      {(rest > 0 || all) && tags.length > shownAtFirst && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.knowledge.fewer : words.knowledge.more(rest)}
        </button>
      )}
    </div>
  );
}
