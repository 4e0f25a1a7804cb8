import { usePage, useWords } from '../state/page.ts';

/** How many people the author is one of, large, with what it rests on. @param size as the last options told; `null`: not counted yet */
export function SetSize({ size }: { size: number | null }) {
  const { route, standing } = usePage();
  const words = useWords();
  const single = standing.state.value?.cohort?.operation === 'single';
  return (
    <section class="card" aria-labelledby="set-size-title">
      <h2 class="card-title" id="set-size-title">
        {words.compose.setTitle}
      </h2>
      <p class={size === null ? 'set-size is-unknown' : 'set-size'}>
        {size === null ? words.compose.setUnknown : words.sending.setOf(size)}
      </p>
      <p class="card-text">
        {single ? words.compose.setSingle : words.compose.setSplit}{' '}
        <button type="button" class="link" onClick={() => route.show({ screen: 'how' })}>
          {words.sending.how}
        </button>
      </p>
    </section>
  );
}
