import type { Environment } from '../protocol/environment.ts';
import { Alerts, type Alert } from './alerts.ts';
import type { Client } from './client.ts';

/** What is counted where everybody may see it: for a mentor questions that wait for an answer, for others new posts below their own questions. */
export type Waiting = { kind: 'questions' | 'answers'; count: number };

/** The desktop around the window, as far as the client's news go there. Figures only, never content. */
export interface Noticeboard {
  showWaiting(waiting: Waiting): void;
  tell(alert: Alert): void;
  /** Whether the person sees the window anyway, or wants to be left alone. */
  isQuiet(): boolean;
}

/** Keeps the noticeboard in step with what the client has read. Returns what ends it. */
export function heraldNews(
  client: Client,
  board: Noticeboard,
  environment: Environment,
): () => void {
  const alerts = new Alerts({
    environment,
    news: () => client.news(),
    isCaughtUp: () => client.status().link === 'online',
    isQuiet: () => board.isQuiet(),
    tell: (alert) => board.tell(alert),
  });
  const showWaiting = (): void => {
    const { phase, me } = client.appState();
    if (phase !== 'ready') return;
    const { waiting, mineUnread } = client.inbox().marks.calling();
    board.showWaiting(
      me?.role === 'mentor'
        ? { kind: 'questions', count: waiting }
        : { kind: 'answers', count: mineUnread },
    );
  };
  client.on('inboxChanged', () => {
    showWaiting();
    alerts.inboxChanged();
  });
  client.on('stateChanged', showWaiting);
  client.on('statusChanged', () => alerts.statusChanged());
  showWaiting();
  return () => alerts.stop();
}
