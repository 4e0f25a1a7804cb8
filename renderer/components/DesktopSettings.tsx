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
          aria-describedby="settings-notifications"
          checked={standing.preferences.value.notifications}
          onChange={({ currentTarget }) =>
            void standing.prefer({ notifications: currentTarget.checked })
          }
        />
        <span>{words.notifications}</span>
      </label>
      <div id="settings-notifications">
        <p class="settings-hint">{words.notificationsHint}</p>
        <p class="settings-hint">
          {words.notificationsInside}
          {standing.state.value?.me?.role === 'mentor' && ` ${words.notificationsMentor}`}
        </p>
      </div>
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
