import { useKeys } from '../state/hearing.ts';
import { usePage } from '../state/page.ts';

/**
 * F9 veils the page and lifts the veil; Ctrl+L locks it; Ctrl with plus, minus and 0 makes everything larger and smaller; Ctrl+Q ends the program, which closing its
 * window does not. All of them work on every screen, the locked one as well.
 */
export function DesktopKeys() {
  const { desk, isLocked, office, residence, textSizing } = usePage();
  useKeys(
    {
      // A locked screen shows nothing that could be hidden.
      veil: () => !isLocked && residence.setVeil(!residence.view.value.veiled),
      lock: () => office.lock(),
      'text-larger': () => textSizing.change('larger'),
      'text-smaller': () => textSizing.change('smaller'),
      'text-usual': () => textSizing.change('usual'),
      quit: () => desk.flushAll().then(() => residence.quit()),
    },
    true,
  );
  return null;
}
