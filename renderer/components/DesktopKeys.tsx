import { useLayoutEffect } from 'preact/hooks';
import { usePage } from '../state/page.ts';

/** F9 veils the page and lifts the veil; Ctrl+Q ends the program, which closing its window does not. Both work on every screen. */
export function DesktopKeys() {
  const { desk, residence } = usePage();
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, shiftKey, repeat } = event;
      const veils = key === 'F9';
      const quits = ctrlKey && !altKey && !shiftKey && key.toLowerCase() === 'q';
      if (repeat || !(veils || quits)) return;
      event.preventDefault();
      if (veils) void residence.setVeil(!residence.view.value.veiled);
      else void desk.flushAll().then(() => residence.quit());
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [desk, residence]);
  return null;
}
