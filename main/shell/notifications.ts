import { Notification } from 'electron';

/** Kept until they are gone: one that is collected before tells nobody of its click. */
const open = new Set<Notification>();

/** Shows a notification where the desktop can. `onClick` runs at most once. */
export function notify(
  words: { title: string; body?: string },
  onClick: () => void = () => undefined,
): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification(words);
  open.add(notification);
  notification.on('close', () => open.delete(notification));
  notification.on('click', () => {
    open.delete(notification);
    onClick();
  });
  notification.show();
}
