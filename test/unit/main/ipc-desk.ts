import type { Handlers } from '../../../preload/contract.ts';
import type { InvokeEvent } from '../../electron/ipc-main.ts';
import { StandInContents } from '../../electron/web-contents.ts';

const refuse = (): never => {
  throw new Error('not asked in this test');
};

/** Handlers that answer only what a test gives. */
export function handlersWith(given: Partial<Handlers>): Handlers {
  return {
    appState: refuse,
    unlock: refuse,
    openWith: refuse,
    checkInvite: refuse,
    join: refuse,
    recover: refuse,
    phrase: refuse,
    notePhrase: refuse,
    retryAfterAlarm: refuse,
    threads: refuse,
    counts: refuse,
    thread: refuse,
    mark: refuse,
    markRead: refuse,
    drafts: refuse,
    saveDraft: refuse,
    discardDraft: refuse,
    sendOptions: refuse,
    send: refuse,
    reschedule: refuse,
    react: refuse,
    outbox: refuse,
    takeBack: refuse,
    sendAgain: refuse,
    mentors: refuse,
    setAvailability: refuse,
    announcements: refuse,
    markAnnouncementsRead: refuse,
    status: refuse,
    search: refuse,
    similar: refuse,
    checkWriting: refuse,
    knowledge: refuse,
    knowledgeTags: refuse,
    makePaper: refuse,
    storage: refuse,
    noteRebuilt: refuse,
    rebuild: refuse,
    moveOut: refuse,
    stayHere: refuse,
    moveIn: refuse,
    leave: refuse,
    eraseAll: refuse,
    about: refuse,
    preferences: refuse,
    setPreferences: refuse,
    changeTextSize: refuse,
    desktop: refuse,
    setVeil: refuse,
    setAutostart: refuse,
    takeHandover: refuse,
    screenLock: refuse,
    lockScreen: refuse,
    unlockScreen: refuse,
    setPin: refuse,
    removePin: refuse,
    resetPin: refuse,
    noteCopied: refuse,
    quit: refuse,
    draftsFlushed: refuse,
    ...given,
  };
}

/** A call's event as it comes from a frame at `url`. */
export function eventFrom(url: string, embedded = false): InvokeEvent {
  const frame = { url, origin: 'app://kkanbu', parent: null };
  return {
    sender: new StandInContents(),
    senderFrame: embedded ? { ...frame, parent: frame } : frame,
  };
}
