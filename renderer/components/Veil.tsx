import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';

/** Covers the page from whoever passes by; what was open stays as it was. */
export function Veil() {
  const { residence, standing } = usePage();
  const words = useWords();
  const { veiled } = residence.view.value;
  const phase = standing.state.value?.phase;
  const cover = useRef<HTMLElement>(null);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-veiled', veiled);
    // Neither keys nor a screen reader reach what cannot be seen.
    for (const beside of cover.current?.parentElement?.children ?? [])
      if (beside !== cover.current) beside.toggleAttribute('inert', veiled);
  }, [veiled, phase]);
  useEffect(() => {
    if (!veiled) return undefined;
    const before = document.activeElement;
    cover.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [veiled]);
  return (
    <section ref={cover} class="veil" hidden={!veiled} aria-label={words.veil.title}>
      <p>{words.veil.title}</p>
      <Button look="primary" onClick={() => void residence.setVeil(false)}>
        {words.veil.lift}
      </Button>
    </section>
  );
}
