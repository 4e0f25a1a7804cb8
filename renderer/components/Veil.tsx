import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** Neither eyes nor keys nor a screen reader nor a printer reach what stands beside the cover, until it is lifted. */
function hideFrom(cover: HTMLElement | null, veiled: boolean): void {
  document.documentElement.toggleAttribute('data-veiled', veiled);
  for (const beside of cover?.parentElement?.children ?? [])
    if (beside !== cover) beside.toggleAttribute('inert', veiled);
}

/** Covers the page from whoever passes by; what was open stays as it was. */
export function Veil() {
  const { desk, residence, standing } = usePage();
  const words = useWords();
  const { veiled } = residence.view.value;
  const phase = standing.state.value?.phase;
  const cover = useRef<HTMLElement>(null);
  // Before the next key arrives: what is typed on goes nowhere.
  useLayoutEffect(() => {
    if (!veiled) return undefined;
    const before = document.activeElement;
    hideFrom(cover.current, true);
    void desk.flushAll();
    cover.current?.querySelector('button')?.focus();
    return () => {
      hideFrom(cover.current, false);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [veiled, desk]);
  // A screen that came while the page was covered is covered as well.
  useEffect(() => hideFrom(cover.current, veiled), [veiled, phase]);
  return (
    <section ref={cover} class="veil" hidden={!veiled} aria-label={words.veil.title}>
      <Icon name="eyeOff" size="large" />
      <p>{words.veil.title}</p>
      <Button look="primary" onClick={() => void residence.setVeil(false)}>
        {words.veil.lift}
      </Button>
    </section>
  );
}
