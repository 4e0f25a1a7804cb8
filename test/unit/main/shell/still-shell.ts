import type { Shell } from '../../../../main/shell/shell.ts';
import { PaperFiles } from '../../../../main/shell/paper-files.ts';

/** A window that stays where a test puts it. */
export type StillShell = Shell & {
  /** The person comes to the window, or goes to another one. */
  focus(isWatched: boolean): void;
  /** The program ends in order. */
  end(): Promise<void>;
};

/** `acts`: what was asked of the window, for a test to look at. */
export function stillShell(acts: (act: string) => void): StillShell {
  let isWatched = false;
  const last: (() => Promise<void>)[] = [];
  let focusMoves: (isWatched: boolean) => void = () => undefined;
  const focus = (now: boolean): void => {
    isWatched = now;
    focusMoves(now);
  };
  return {
    focus,
    end: async () => {
      for (const task of last) await task();
    },
    paths: { userData: '', local: '', session: '' },
    papers: new PaperFiles(),
    page: { isDestroyed: () => false, send: () => undefined },
    ready: Promise.resolve(),
    open: async () => undefined,
    show: () => {
      acts('show');
      focus(true);
    },
    onFocus: (listener) => {
      focusMoves = listener;
    },
    hideFromCapture: () => undefined,
    isWatched: () => isWatched,
    onInvite: () => undefined,
    setTheme: () => undefined,
    setTextSize: () => undefined,
    onZoom: () => undefined,
    quit: () => undefined,
    beforeQuit: () => undefined,
    onSessionEnd: () => undefined,
    onPower: () => undefined,
    onQuit: (task) => void last.push(task),
  };
}
