import { usePage, useWords } from '../state/page.ts';

/** How many people the author is one of, large, with what it rests on. */
export function SetSize() {
  const { standing } = usePage();
  const words = useWords();
  const size = standing.status.value?.setSize ?? null;
  const single = standing.state.value?.cohort?.operation === 'single';
  return (
    <section class="card" aria-labelledby="set-size-title">
      <h2 class="card-title" id="set-size-title">
        {words.compose.setTitle}
      </h2>
      <p class={size === null ? 'set-size is-unknown' : 'set-size'}>
        {size === null ? words.compose.setUnknown : words.compose.setSize(size)}
      </p>
      <p class="card-text">{single ? words.compose.setSingle : words.compose.setSplit}</p>
    </section>
  );
}
