import { lockedCalls } from '../../../../main/lock/locked-calls.ts';
import {
  callNames,
  type Bridge,
  type DesktopView,
  type ErrorCode,
  type LockView,
  type Outcome,
} from '../../../../preload/contract.ts';
import { sampleNow } from './sample.ts';

/** What can be told about the lock of the screen in a scene. */
export type OfficeScene = {
  lock?: Partial<LockView>;
  /** A code that a PIN or words fail with. */
  pinFails?: ErrorCode;
};

type OfficeCalls = Pick<
  Bridge,
  | 'desktop'
  | 'setVeil'
  | 'setAutostart'
  | 'takeHandover'
  | 'quit'
  | 'screenLock'
  | 'lockScreen'
  | 'unlockScreen'
  | 'setPin'
  | 'removePin'
  | 'resetPin'
  | 'noteCopied'
  | 'onLockChanged'
  | 'onDesktopChanged'
>;

const ok = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });

/** The calls about the desktop and the lock. `behind`: a bridge whose other calls are refused while the screen is locked, as main does it. */
export function scriptedOffice(
  scene: OfficeScene,
  record: (name: string, request?: unknown) => void,
): { calls: OfficeCalls; behind: (bridge: Bridge) => Bridge } {
  let desktop: DesktopView = { veiled: false, autostart: 'off' };
  const looking = new Set<(view: DesktopView) => void>();
  const stand = (change: Partial<DesktopView>): Promise<Outcome<DesktopView>> => {
    desktop = { ...desktop, ...change };
    for (const listener of looking) listener(desktop);
    return ok(desktop);
  };
  let view: LockView = {
    locked: 'no',
    hasPin: scene.lock?.locked === 'pin',
    waitUntil: null,
    followsSystem: true,
    hidesFromCapture: true,
    ...scene.lock,
  };
  const listeners = new Set<(view: LockView) => void>();
  const become = (change: Partial<LockView>): Promise<Outcome<LockView>> => {
    view = { ...view, ...change };
    for (const listener of listeners) listener(view);
    return ok(view);
  };
  const unless = (change: Partial<LockView>): Promise<Outcome<LockView>> => {
    const { pinFails } = scene;
    if (pinFails === undefined) return become(change);
    if (pinFails === 'pin-wait') void become({ waitUntil: sampleNow + 90_000 });
    return Promise.resolve({ ok: false, code: pinFails });
  };
  const calls: OfficeCalls = {
    desktop: () => ok(desktop),
    setVeil: ({ on }) => stand({ veiled: on }),
    setAutostart: ({ on }) => stand({ autostart: on ? 'on' : 'off' }),
    takeHandover: () => ok({ invite: null, thread: null }),
    quit: () => ok(null),
    onDesktopChanged: (listener) => {
      looking.add(listener);
      return () => looking.delete(listener);
    },
    screenLock: () => ok(view),
    lockScreen: () => {
      record('lockScreen');
      if (!view.hasPin) void stand({ veiled: true });
      return become(view.hasPin ? { locked: 'pin' } : {});
    },
    unlockScreen: (request) => {
      record('unlockScreen', request);
      return unless({ locked: 'no', waitUntil: null });
    },
    setPin: (request) => {
      record('setPin', request);
      return unless({ hasPin: true });
    },
    removePin: (request) => {
      record('removePin', request);
      return unless({ hasPin: false });
    },
    resetPin: (request) => {
      record('resetPin', request);
      return unless({ locked: 'no', hasPin: false, waitUntil: null });
    },
    noteCopied: (request) => {
      record('noteCopied', request);
      return ok(null);
    },
    onLockChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const refused = { ok: false, code: 'screen-locked' } as const;
  const behind = (bridge: Bridge): Bridge =>
    new Proxy(bridge, {
      get: (target, name): unknown => {
        const method: unknown = Reflect.get(target, name);
        const call = callNames.find((known) => known === name);
        if (!call || lockedCalls.has(call) || typeof method !== 'function') return method;
        return (...request: unknown[]): unknown =>
          view.locked === 'no'
            ? Reflect.apply(method, undefined, request)
            : Promise.resolve(refused);
      },
    });
  return { calls, behind };
}
