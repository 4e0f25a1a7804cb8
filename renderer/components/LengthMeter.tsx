import type { Composer } from '../state/composer.ts';
import { useWords } from '../state/page.ts';

type LengthMeterProps = {
  composer: Composer;
  /** In UTF-16 units. */
  max: number;
  id: string;
};

/** How much of the room is taken; says plainly what is too much. */
export function LengthMeter({ composer, max, id }: LengthMeterProps) {
  const words = useWords();
  const { length } = composer.text.value;
  const over = length - max;
  const share = Math.min(1, length / max);
  return (
    <span class={over > 0 ? 'meter is-over' : 'meter'} id={id}>
      <span class="meter-track" aria-hidden="true">
        <span class="meter-fill" style={{ transform: `scaleX(${share})` }} />
      </span>
      <span>{over > 0 ? words.compose.tooLong(over) : words.compose.length(length, max)}</span>
    </span>
  );
}
