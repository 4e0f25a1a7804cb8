import { useWords } from '../state/page.ts';

/** Joining is five screens. */
const joiningSteps = 5;

/** How far one is: said after the heading it describes, shown as dots and as '3/5'. */
export function StepPlace({ id, at }: { id: string; at: number }) {
  const { step } = useWords().joining;
  const steps = Array.from({ length: joiningSteps }, (_, index) => index + 1);
  return (
    <p class="tour-place step-place">
      <span aria-hidden="true" class="tour-dots">
        {steps.map((one) => (
          <span key={one} class={one === at ? 'tour-dot is-here' : 'tour-dot'} />
        ))}
      </span>
      <span aria-hidden="true">
        {at}/{joiningSteps}
      </span>
      <span id={id} class="visually-hidden">
        {step(at, joiningSteps)}
      </span>
    </p>
  );
}
