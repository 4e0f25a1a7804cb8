import type { Composer } from '../state/composer.ts';
import type { LookingOver } from '../state/looking-over.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { titleOf } from './ListedThread.tsx';

type SimilarQuestionsProps = { composer: Composer; looking: LookingOver };

/** Questions on this PC that are like the one being written. The draft stays, whatever is opened. */
export function SimilarQuestions({ composer, looking }: SimilarQuestionsProps) {
  const { announcer, desk, route } = usePage();
  const words = useWords();
  const { similar } = words.asking;
  const threads = looking.alike.value;
  const solve = async (): Promise<void> => {
    // What the disk does not have yet stays here.
    if (!(await composer.flush())) return;
    await desk.freshQuestion();
    route.show({ screen: 'threads', filter: 'inbox', topic: null, thread: null });
    announcer.say(similar.solved);
  };
  if (threads.length === 0) return null;
  return (
    <section class="card" aria-labelledby="similar-title">
      <h2 class="card-title" id="similar-title">
        {similar.title}
      </h2>
      <ul class="similar">
        {threads.map(({ thread, answer }) => (
          <li key={thread.id}>
            <button type="button" class="link" onClick={() => route.open(thread.id)}>
              {titleOf(thread, words)}
            </button>
            <p class="similar-answer">{answer ?? similar.unanswered}</p>
            {answer !== null && (
              <Button look="quiet" size="small" onClick={() => void solve()}>
                <span class="visually-hidden">{titleOf(thread, words)}: </span>
                {similar.solves}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p class="card-text">{similar.kept}</p>
    </section>
  );
}
