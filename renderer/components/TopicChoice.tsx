import type { Composer } from '../state/composer.ts';
import { useWords } from '../state/page.ts';
import { topics } from './topics.ts';

/** The topic of a question: one is always chosen, so nobody has to. */
export function TopicChoice({ composer }: { composer: Composer }) {
  const words = useWords();
  const chosen = composer.topic.value;
  return (
    <fieldset class="topics">
      <legend class="label">{words.compose.topic}</legend>
      <div class="topic-pills">
        {topics.map((topic) => (
          <label key={topic} class="topic-pill" title={words.topicHint[topic]}>
            <input
              type="radio"
              name="topic"
              checked={topic === chosen}
              aria-labelledby={`topic-${topic}`}
              aria-describedby={`topic-${topic}-hint`}
              onChange={() => composer.edit({ topic })}
            />
            <span class={`topic-dot topic-${topic}`} aria-hidden="true" />
            <span id={`topic-${topic}`}>{words.topic[topic]}</span>
            <span class="visually-hidden" id={`topic-${topic}-hint`}>
              {words.topicHint[topic]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
