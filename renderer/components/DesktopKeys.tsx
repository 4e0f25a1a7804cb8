import { useKeys } from '../state/hearing.ts';
import { usePage } from '../state/page.ts';

/** F9 veils the page and lifts the veil; Ctrl+L locks it; Ctrl+Q ends the program, which closing its window does not. Both work on every screen. */
export function DesktopKeys() {
  const { desk, isLocked, office, residence } = usePage();
  useKeys(
    {
      // A locked screen shows nothing that could be hidden.
      veil: () => !isLocked && residence.setVeil(!residence.view.value.veiled),
      lock: () => office.lock(),
      quit: () => desk.flushAll().then(() => residence.quit()),
    },
    true,
  );
  return null;
}
