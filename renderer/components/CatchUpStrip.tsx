import { usePage, useWords } from '../state/page.ts';
import { Icon } from './Icon.tsx';

/** So few batches are over before a strip could be read; the foot of the page tells of them. */
const worthTelling = 30;

/** How far what was missed has been fetched. Only the bar is told to screen readers, which ask for it. */
export function CatchUpStrip() {
  const { standing } = usePage();
  const { catchUp: words } = useWords().keeping;
  const catchUp = standing.status.value?.catchUp ?? null;
  if (catchUp === null || catchUp.total < worthTelling) return null;
  const percent = Math.min(100, Math.floor((catchUp.done / catchUp.total) * 100));
  return (
    <section class="strip strip-plain catch-up" aria-label={words.label}>
      <Icon name="inbox" size="small" />
      <p>
        <b>{words.text(percent)}</b> {words.meanwhile}
      </p>
      <progress class="catch-up-bar" max={100} value={percent} aria-label={words.label} />
    </section>
  );
}
