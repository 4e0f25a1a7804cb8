import { useKeys } from '../state/hearing.ts';
import { usePage } from '../state/page.ts';

/** F9 veils the page and lifts the veil; Ctrl+Q ends the program, which closing its window does not. Both work on every screen. */
export function DesktopKeys() {
  const { desk, residence } = usePage();
  useKeys(
    {
      veil: () => residence.setVeil(!residence.view.value.veiled),
      quit: () => desk.flushAll().then(() => residence.quit()),
    },
    true,
  );
  return null;
}
