import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';

const veilKey = 'F9';

/** Covers the page from whoever passes by, on F9, from the settings or from the tray; what was open stays as it was. */
export function Veil() {
  const { residence } = usePage();
  const words = useWords();
  const { veiled } = residence.view.value;
  const cover = useRef<HTMLElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== veilKey || event.repeat) return;
      event.preventDefault();
      void residence.setVeil(!residence.view.value.veiled);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [residence]);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-veiled', veiled);
    // Neither keys nor a screen reader reach what cannot be seen.
    for (const beside of cover.current?.parentElement?.children ?? [])
      if (beside !== cover.current) beside.toggleAttribute('inert', veiled);
    if (veiled) cover.current?.querySelector('button')?.focus();
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
