import type { Environment } from '../protocol/environment.ts';
import { Alerts, type Alert } from './alerts.ts';
import type { Client } from './client.ts';

/** What is shown where everybody may see it: nothing in it depends on what this person wrote (docs/decisions/0047). */
export type Outlook = {
  /** Whether something came since the person last looked. */
  news: boolean;
  /** How many questions wait, for a mentor; `null` for everybody else. */
  questions: number | null;
};

export const plainOutlook: Outlook = { news: false, questions: null };

/** The desktop around the window, as far as the client's news go there. Figures only, never content. */
export interface Noticeboard {
  show(outlook: Outlook): void;
  tell(alert: Alert): void;
  /** Whether the person sees what is in the window. */
  isLooking(): boolean;
  /** Whether the person sees the window anyway, or wants to be left alone. */
  isQuiet(): boolean;
  /** Hears when the person has come to see what is in the window. Returns what ends it. */
  onLooked(listener: () => void): () => void;
  /** Whether something stands there unlooked at: from the vault before this one, or from before the program last ended. */
  hadNews(): boolean;
}

/** What the herald needs of a client. */
export type Heralded = Pick<Client, 'appState' | 'arrivals' | 'inbox' | 'on' | 'status'>;

/** Keeps the noticeboard in step with the feed that the client follows. Returns what ends it. */
export function heraldNews(
  client: Heralded,
  board: Noticeboard,
  environment: Environment,
): () => void {
  const isReady = (): boolean => client.appState().phase === 'ready';
  let wasReady = isReady();
  const alerts = new Alerts({
    environment,
    isCaughtUp: () => client.status().link === 'online',
    isLooking: () => board.isLooking(),
    isQuiet: () => board.isQuiet(),
    isWaiting: (thread) => client.inbox().outside.isWaiting(thread),
    show: (news) =>
      board.show(isReady() ? { news, questions: client.inbox().outside.waiting() } : plainOutlook),
    tell: (alert) => {
      if (isReady()) board.tell(alert);
    },
    before: board.hadNews(),
  });
  // What is told the page comes a moment earlier or later as this person writes: nothing is shown by it.
  const ends = [
    client.arrivals.add((batches) => {
      if (batches.every(({ posts, notices }) => posts.length + notices.length === 0)) return;
      alerts.arrived(client.inbox().outside.arrivals(batches));
    }),
    client.on('stateChanged', () => {
      if (isReady() === wasReady) return;
      wasReady = !wasReady;
      alerts.refresh();
    }),
    client.on('statusChanged', () => alerts.statusChanged()),
    board.onLooked(() => alerts.looked()),
  ];
  alerts.refresh();
  return () => {
    alerts.stop();
    for (const end of ends) end();
  };
}
