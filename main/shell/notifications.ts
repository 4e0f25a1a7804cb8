import { Notification } from 'electron';

/** Kept until they are gone: one that is collected before tells nobody of its click. */
const open = new Set<Notification>();

/**
 * Shows a notification where the desktop can, without a sound: it would be heard further than it is seen. `onClick` runs at most once. Returns what
 * takes it away again, also from where the desktop keeps those that were not clicked.
 */
export function notify(
  words: { title: string; body?: string },
  onClick: () => void = () => undefined,
): () => void {
  if (!Notification.isSupported()) return () => undefined;
  const notification = new Notification({ ...words, silent: true });
  open.add(notification);
  notification.on('close', () => open.delete(notification));
  notification.on('click', () => {
    open.delete(notification);
    onClick();
  });
  notification.show();
  // On Windows one that has left the screen counts as closed, and lies in the action centre all the same.
  return () => notification.close();
}
