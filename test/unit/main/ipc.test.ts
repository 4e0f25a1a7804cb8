import { afterEach, describe, expect, test, vi } from 'vitest';

import { type Sender, createPush, registerCalls } from '../../../main/ipc.ts';
import { isOwnMainFrame } from '../../../main/shell/sender.ts';
import { type Handlers, callNames, channelOf } from '../../../preload/contract.ts';
import { type InvokeEvent, runHandler } from '../../electron/ipc-main.ts';
import { eventFrom, handlersWith } from './ipc-desk.ts';

vi.mock('electron', async () => import('../../electron/module.ts'));

const own = 'app://kkanbu/index.html';
const id = 'a'.repeat(64);

let unregister: () => void = () => undefined;
const reports: string[] = [];
const register = (
  handlers: Partial<Handlers>,
  isTrusted: (sender: Sender) => boolean = isOwnMainFrame,
): void => {
  unregister = registerCalls(handlersWith(handlers), isTrusted, (call, kind) => {
    reports.push(`${call}: ${kind}`);
  });
};
const call = async (
  name: (typeof callNames)[number],
  event: InvokeEvent,
  ...requests: unknown[]
): Promise<unknown> => runHandler(channelOf(name), event, requests);

afterEach(() => {
  unregister();
  reports.splice(0);
});

describe('a call', () => {
  test('from the page is decoded and answered as a value', async () => {
    const seen: string[] = [];
    register({
      markRead: (request) => {
        seen.push(request.id);
        return null;
      },
    });
    expect(await call('markRead', eventFrom(own), { id })).toEqual({ ok: true, value: null });
    expect(seen).toEqual([id]);
  });

  test.each([
    ['a web page', eventFrom('https://kkanbu/index.html')],
    ['another host of the scheme', eventFrom('app://other/index.html')],
    ['a host that only begins like ours', eventFrom('app://kkanbu.example/index.html')],
    ['a user name that looks like our host', eventFrom('app://kkanbu@example/index.html')],
    ['an embedded frame', eventFrom(own, true)],
    ['an empty frame', eventFrom('')],
    ['a frame that is gone', { ...eventFrom(own), senderFrame: null }],
  ])('from %s never reaches its handler', async (_name, event) => {
    let asked = false;
    register({
      outbox: () => {
        asked = true;
        return [];
      },
    });
    expect(await call('outbox', event)).toEqual({ ok: false, code: 'foreign-sender' });
    expect(asked).toBe(false);
  });

  test.each([
    ['nothing', []],
    ['another type', ['text']],
    ['a wrong id', [{ id: 'A'.repeat(64) }]],
    ['a field too many', [{ id, extra: 1 }]],
    ['an argument too many', [{ id }, 1]],
  ])('with %s for a request is refused as a bad request', async (_name, requests) => {
    register({ markRead: () => null });
    const outcome = await call('markRead', eventFrom(own), ...requests);
    expect(outcome).toEqual({ ok: false, code: 'bad-request' });
  });

  test('that fails with a code of the contract crosses as that code, unreported', async () => {
    register({
      send: () => {
        throw Object.assign(new Error('the text, which must not cross'), { code: 'draft-empty' });
      },
    });
    const request = { draft: 'b'.repeat(32), when: 'soon' };
    const outcome = await call('send', eventFrom(own), request);
    expect(outcome).toEqual({ ok: false, code: 'draft-empty' });
    expect(reports).toEqual([]);
  });

  test.each([
    [Object.assign(new TypeError('secret'), { code: 'ENOSPC' }), 'TypeError'],
    [new RangeError('secret'), 'RangeError'],
    ['secret', 'string'],
  ])('that fails otherwise is internal, and reported without its content', async (error, kind) => {
    register({
      counts: () => {
        // oxlint-disable-next-line typescript/only-throw-error -- Libraries may throw anything.
        throw error;
      },
    });
    expect(await call('counts', eventFrom(own))).toEqual({ ok: false, code: 'internal' });
    expect(reports).toEqual([`counts: ${kind}`]);
  });
});

describe('the table of calls', () => {
  test('has every channel answered while it is registered, and none afterwards', async () => {
    register({}, () => false);
    for (const name of callNames) {
      expect(await call(name, eventFrom(own))).toEqual({ ok: false, code: 'foreign-sender' });
    }
    unregister();
    for (const name of callNames) {
      await expect(call(name, eventFrom(own))).rejects.toThrow('No handler registered');
    }
  });
});

describe('a push', () => {
  test('goes to the page under its own channel', () => {
    const sent: unknown[] = [];
    const push = createPush({
      isDestroyed: () => false,
      send: (...message) => void sent.push(message),
    });
    push('showThread', { id });
    expect(sent).toEqual([['kkanbu:showThread', { id }]]);
  });

  test('is dropped when the page is gone', () => {
    const push = createPush({
      isDestroyed: () => true,
      send: () => expect.unreachable('the page is gone'),
    });
    push('draftsChanged', null);
  });
});

describe('while the shutter is down', () => {
  let down = true;
  const shutter = {
    isShut: () => down,
    calls: new Set(['saveDraft'] as const),
    pushes: new Set(['flushDrafts'] as const),
  };

  test('every call of the contract is refused before its handler, but for those that are let through', async () => {
    const asked: string[] = [];
    const handlers = handlersWith({});
    for (const name of callNames) Object.assign(handlers, { [name]: () => asked.push(name) });
    unregister = registerCalls(handlers, isOwnMainFrame, () => undefined, shutter);
    const requests: Partial<Record<(typeof callNames)[number], unknown>> = {
      thread: { id },
      outbox: undefined,
      phrase: undefined,
      appState: undefined,
    };
    for (const [name, request] of Object.entries(requests)) {
      const found = callNames.find((known) => known === name);
      expect(found && (await call(found, eventFrom(own), request))).toEqual({
        ok: false,
        code: 'screen-locked',
      });
    }
    expect(asked).toEqual([]);
  });

  test('an answer that was on its way does not cross either', async () => {
    down = false;
    const handlers = handlersWith({
      outbox: async () => {
        down = true;
        return [];
      },
    });
    unregister = registerCalls(handlers, isOwnMainFrame, () => undefined, shutter);
    expect(await call('outbox', eventFrom(own))).toEqual({ ok: false, code: 'screen-locked' });
  });

  test('pushes are thrown away, but for those that are let through', () => {
    down = true;
    const sent: string[] = [];
    const target = { isDestroyed: () => false, send: (channel: string) => sent.push(channel) };
    const push = createPush(target, shutter);
    push('outboxChanged', []);
    push('showThread', { id });
    push('flushDrafts', null);
    down = false;
    push('outboxChanged', []);
    expect(sent).toEqual([channelOf('flushDrafts'), channelOf('outboxChanged')]);
  });
});
