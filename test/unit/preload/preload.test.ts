import { beforeAll, describe, expect, test, vi } from 'vitest';

import { callNames, pushNames } from '../../../preload/contract.ts';

type Exposed = Record<string, (...args: unknown[]) => Promise<void> | (() => void)>;
type Listener = (event: unknown, payload: unknown) => void;

const line = vi.hoisted(() => ({
  exposed: new Map<string, Exposed>(),
  invoked: new Array<unknown[]>(),
  listeners: new Map<string, Listener>(),
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (key: string, api: Exposed) => void line.exposed.set(key, api),
  },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => void line.invoked.push(args),
    on: (channel: string, listener: Listener) => void line.listeners.set(channel, listener),
    removeListener: (channel: string) => void line.listeners.delete(channel),
  },
}));

let bridge: Exposed;
beforeAll(async () => {
  await import('../../../preload/preload.ts');
  bridge = line.exposed.get('kkanbu') ?? {};
});

describe('the bridge to the page', () => {
  test('is one method per call and one subscription per push, and nothing generic', () => {
    const subscriptions = pushNames.map((name) => `on${name[0]?.toUpperCase()}${name.slice(1)}`);
    expect(Object.keys(bridge).toSorted()).toEqual([...callNames, ...subscriptions].toSorted());
    expect([...line.exposed.keys()]).toEqual(['kkanbu']);
  });

  test('calls the channel of the method, with one request at most', async () => {
    await bridge['thread']?.({ id: 'x' }, 'more');
    await bridge['outbox']?.();
    expect(line.invoked).toEqual([['kkanbu:thread', { id: 'x' }], ['kkanbu:outbox']]);
  });

  test('hands a listener the payload alone, never the event, until it unsubscribes', () => {
    const heard: unknown[][] = [];
    const unsubscribe = bridge['onShowThread']?.((...args: unknown[]) => heard.push(args));
    line.listeners.get('kkanbu:showThread')?.({ sender: 'the whole ipcRenderer' }, { id: 'x' });
    expect(heard).toEqual([[{ id: 'x' }]]);
    if (typeof unsubscribe === 'function') unsubscribe();
    expect(line.listeners.size).toBe(0);
  });
});
