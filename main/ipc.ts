import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as v from 'valibot';

import {
  type CallName,
  type ErrorCode,
  type Handlers,
  type Outcome,
  type PushName,
  type Pushes,
  type Responses,
  callNames,
  calls,
  channelOf,
  errorCodes,
} from '../preload/contract.ts';

/** What is known of the frame that a call comes from. */
export type Sender = {
  url: string;
  /** `null` in a main frame. */
  parent: object | null;
};

/** Says whether a frame is the app's own page. */
export type SenderCheck = (sender: Sender) => boolean;

/** Hears of failures that the contract has no code for. Gets the call's name and the kind of error, never a message or a payload. */
export type InternalErrorReport = (call: CallName, kind: string) => void;

/** Where pushes go: a page, or whatever stands for the page that is open at the moment. */
export type PushTarget = {
  isDestroyed(): boolean;
  send(channel: string, payload: unknown): void;
};

/** What does not cross at the moment. */
export type Shutter = {
  isShut(): boolean;
  /** What crosses all the same. */
  readonly calls: ReadonlySet<CallName>;
  readonly pushes: ReadonlySet<PushName>;
};

const open: Shutter = { isShut: () => false, calls: new Set(), pushes: new Set() };

/** Tells the page something without being asked. */
export type Push = <N extends PushName>(name: N, payload: Pushes[N]) => void;

/**
 * Answers every call of the contract. Returns what takes all handlers away again.
 * A call from a foreign frame, one whose request does not decode, or one that does not cross now, never reaches its handler; nor does an answer cross then.
 */
export function registerCalls(
  handlers: Handlers,
  isTrustedSender: SenderCheck,
  onInternalError: InternalErrorReport = () => undefined,
  shutter: Shutter = open,
): () => void {
  const isShut = (name: CallName): boolean => shutter.isShut() && !shutter.calls.has(name);
  const answer = async <N extends CallName>(
    name: N,
    event: IpcMainInvokeEvent,
    requests: readonly unknown[],
  ): Promise<Outcome<Responses[N]>> => {
    if (event.senderFrame === null || !isTrustedSender(event.senderFrame)) {
      return { ok: false, code: 'foreign-sender' };
    }
    const request = v.safeParse(calls[name], requests[0]);
    if (requests.length > 1 || !request.success) return { ok: false, code: 'bad-request' };
    if (isShut(name)) return { ok: false, code: 'screen-locked' };
    try {
      const handler: Handlers[N] = handlers[name];
      const value = await handler(request.output);
      // It may have taken a while.
      return isShut(name) ? { ok: false, code: 'screen-locked' } : { ok: true, value };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'internal') onInternalError(name, kindOf(error));
      return { ok: false, code };
    }
  };

  for (const name of callNames) {
    ipcMain.handle(channelOf(name), async (event, ...requests: unknown[]) =>
      answer(name, event, requests),
    );
  }
  return () => {
    for (const name of callNames) ipcMain.removeHandler(channelOf(name));
  };
}

/** Pushes to a page; silently none once the page is gone, or what does not cross now. */
export function createPush(target: PushTarget, shutter: Shutter = open): Push {
  return (name, payload) => {
    if (shutter.isShut() && !shutter.pushes.has(name)) return;
    if (!target.isDestroyed()) target.send(channelOf(name), payload);
  };
}

function codeOf(error: unknown): ErrorCode {
  if (!(error instanceof Error) || !('code' in error)) return 'internal';
  const { code } = error;
  return errorCodes.find((known) => known === code) ?? 'internal';
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
