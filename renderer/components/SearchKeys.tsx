import { useLayoutEffect } from 'preact/hooks';
import { usePage } from '../state/page.ts';

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Ctrl+F puts the cursor into the search from everywhere; a slash does where nothing is typed. */
export function SearchKeys() {
  const { residence, route, searching } = usePage();
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
      const isPlain = !ctrlKey && !metaKey && !altKey;
      // With a Korean keyboard on, the letters are not Latin: the key itself counts.
      const finds = (ctrlKey || metaKey) && !altKey && !shiftKey && code === 'KeyF';
      const slashes = isPlain && key === '/' && !writes(event.target);
      if (!finds && !slashes) return;
      if (residence.view.value.veiled || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      route.search();
      searching.summon();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [residence, route, searching]);
  return null;
}
