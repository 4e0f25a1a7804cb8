import { type IpcRendererEvent, contextBridge, ipcRenderer } from 'electron';

import { type CallName, type PushName, callNames, channelOf, pushNames } from './contract.ts';

/** One method per call. The channel is fixed here, so that the page can name none. */
const methodOf = (name: CallName) => {
  const channel = channelOf(name);
  return async (...request: [] | [request: unknown]): Promise<unknown> =>
    ipcRenderer.invoke(channel, ...request.slice(0, 1));
};

/** One subscription per push. The event stays here: it would hand the page `ipcRenderer` itself. */
const subscriptionOf = (name: PushName) => {
  const channel = channelOf(name);
  return (listener: (payload: unknown) => void): (() => void) => {
    const onPush = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, onPush);
    return () => {
      ipcRenderer.removeListener(channel, onPush);
    };
  };
};

const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const methods = callNames.map((name) => [name, methodOf(name)] as const);
const subscriptions = pushNames.map(
  (name) => [`on${capitalised(name)}`, subscriptionOf(name)] as const,
);

// The same two tables make the type `Bridge`, which the page sees.
contextBridge.exposeInMainWorld(
  'kkanbu',
  Object.fromEntries<unknown>([...methods, ...subscriptions]),
);
