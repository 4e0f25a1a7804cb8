import { isOwnAddress } from './scheme.ts';

/** Whether a call comes from the app's own page: the main frame, showing an address of the app's scheme and host. */
export function isOwnMainFrame(frame: { url: string; parent: object | null }): boolean {
  return frame.parent === null && isOwnAddress(frame.url);
}
