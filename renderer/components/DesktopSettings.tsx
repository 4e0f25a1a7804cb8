import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';

/** How the program stands on the desktop: notifications, start with the computer, veil, and the way out. */
export function DesktopSettings() {
  const { desk, residence, standing } = usePage();
  const words = useWords().settings;
  const { autostart } = residence.view.value;
  return (
    <div class="settings-desktop">
      <label class="check">
        <input
          type="checkbox"
          checked={standing.preferences.value.notifications}
          onChange={({ currentTarget }) =>
            void standing.prefer({ notifications: currentTarget.checked })
          }
        />
        <span>{words.notifications}</span>
      </label>
      <p class="settings-hint">{words.notificationsHint}</p>
      {autostart !== 'unavailable' && (
        <label class="check">
          <input
            type="checkbox"
            checked={autostart === 'on'}
            onChange={({ currentTarget }) => void residence.setAutostart(currentTarget.checked)}
          />
          <span>{words.autostart}</span>
        </label>
      )}
      {autostart === 'blocked' && <p class="settings-hint">{words.autostartBlocked}</p>}
      <div class="settings-actions">
        <Button size="small" onClick={() => void residence.setVeil(true)}>
          {words.veil}
        </Button>
        <Button size="small" onClick={() => void desk.flushAll().then(() => residence.quit())}>
          {words.quit}
        </Button>
      </div>
    </div>
  );
}
