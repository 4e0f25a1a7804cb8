import { usePage, useWords } from '../state/page.ts';

/** How the program stands on the desktop: notifications, and start with the computer. */
export function DesktopSettings() {
  const { residence, standing } = usePage();
  const words = useWords().settings;
  const { autostart } = residence.view.value;
  return (
    <>
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
    </>
  );
}
