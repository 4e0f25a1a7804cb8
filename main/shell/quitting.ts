import { app } from 'electron';

/**
 * Lets the app's end wait for work: returns what takes a task. All tasks run together, once, after the windows are closed;
 * one that fails does not keep the app from ending, nor does a second request to end cut the others short.
 */
export function endAfter(): (task: () => Promise<void>) => void {
  const tasks: (() => Promise<void>)[] = [];
  let ending: Promise<void> | null = null;
  app.on('will-quit', (event) => {
    if (tasks.length === 0) return;
    event.preventDefault();
    ending ??= Promise.allSettled(tasks.map(async (task) => task())).then(() => app.exit(0));
  });
  return (task) => {
    tasks.push(task);
  };
}
