import type {
  AppState,
  Bridge,
  ErrorCode,
  Outcome,
  Rebuilt,
  StorageView,
} from '../../../../preload/contract.ts';
import { sampleNow } from './sample.ts';

/** What can be told about keeping, moving and mending in a scene. */
export type KeepingScene = {
  storage?: Partial<StorageView>;
  /** A code that writing or reading the file of a move fails with. */
  moveFails?: ErrorCode;
  /** The person closes the system's dialog without choosing a file. */
  moveCancelled?: boolean;
  /** What a damaged vault gives back when it is made anew; without it, that fails. */
  rebuilt?: Rebuilt;
  erasingFails?: ErrorCode;
};

type Kept = {
  /** Takes another state over, as main does after such a call. */
  enter: (more: Partial<AppState>) => AppState;
  standAs: (standing: 'member' | 'leaving' | 'moved') => AppState;
  record: (name: string, request?: unknown) => void;
  figures: () => Pick<StorageView, 'posts' | 'drafts' | 'outbox'>;
};

const day = 86_400_000;
const ok = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const failed = (code: ErrorCode): Promise<{ ok: false; code: ErrorCode }> =>
  Promise.resolve({ ok: false, code });

export const sampleRebuilt: Rebuilt = {
  day: sampleNow - 10 * 3_600_000,
  drafts: 3,
  outbox: 1,
  ownThreads: 4,
  lost: 2,
  membership: true,
};

type KeepingCalls = Pick<
  Bridge,
  'storage' | 'noteRebuilt' | 'rebuild' | 'moveOut' | 'stayHere' | 'moveIn' | 'leave' | 'eraseAll'
>;

/** The calls about what is kept and what becomes of it. */
export function scriptedKeeping(
  scene: KeepingScene,
  { enter, standAs, record, figures }: Kept,
): KeepingCalls {
  let rebuilt = scene.storage?.rebuilt ?? null;
  const storage = (): StorageView => ({
    bytes: 48_300_000,
    deletesAt: sampleNow + 400 * day,
    setAside: 0,
    ...figures(),
    ...scene.storage,
    rebuilt,
  });
  return {
    storage: () => ok(storage()),
    noteRebuilt: () => {
      record('noteRebuilt');
      rebuilt = null;
      return ok(storage());
    },
    rebuild: () => {
      record('rebuild');
      if (scene.rebuilt === undefined) return failed('disk-full');
      rebuilt = scene.rebuilt;
      const phase = rebuilt.membership ? 'ready' : 'welcome';
      return ok(enter({ phase, vault: { mode: 'keychain' } }));
    },
    moveOut: (request) => {
      record('moveOut', request);
      if (scene.moveFails !== undefined) return failed(scene.moveFails);
      if (scene.moveCancelled === true) return ok(null);
      standAs('moved');
      return ok({ file: '깐부톡-옮기기.kkanbu' });
    },
    stayHere: () => {
      record('stayHere');
      return ok(standAs('member'));
    },
    moveIn: (request) => {
      record('moveIn', request);
      if (scene.moveFails !== undefined) return failed(scene.moveFails);
      return ok(scene.moveCancelled === true ? enter({}) : standAs('member'));
    },
    leave: () => {
      record('leave');
      return ok(standAs('leaving'));
    },
    eraseAll: (request) => {
      record('eraseAll', request);
      if (scene.erasingFails !== undefined) return failed(scene.erasingFails);
      return ok(enter({ phase: 'welcome', vault: { mode: 'keychain' }, cohort: null, me: null }));
    },
  };
}
