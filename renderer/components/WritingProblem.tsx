import type { Composer } from '../state/composer.ts';
import { useWords } from '../state/page.ts';

/** Why what is written was not sent. Always there, so that screen readers hear it change. */
export function WritingProblem({ composer, id }: { composer: Composer; id: string }) {
  const words = useWords();
  const problem = composer.problem.value;
  const missing = {
    'title-empty': words.compose.emptyTitle,
    'mentor-empty': words.sending.mentorEmpty,
    'reason-empty': words.posts.reporting.reasonEmpty,
  };
  return (
    <p class="form-problem" id={id} role="alert">
      {problem === null
        ? null
        : problem === 'title-empty' || problem === 'mentor-empty' || problem === 'reason-empty'
          ? missing[problem]
          : words.error[problem]}
    </p>
  );
}
