import type { Handlers } from '../preload/contract.ts';
import type { Client } from './client.ts';

/** The calls that an open vault's client answers by itself. `ready` throws while there is none. */
export function clientHandlers(ready: () => Client) {
  return {
    checkInvite: async (request) => ready().checkInvite(request),
    join: async (request) => ready().join(request),
    recover: async (request) => ready().recover(request),
    phrase: () => ready().phrase(),
    notePhrase: () => ready().notePhrase(),
    retryAfterAlarm: async () => ready().retryAfterAlarm(),
    threads: (request) => ready().threads(request),
    counts: () => ready().counts(),
    thread: (request) => ready().thread(request),
    mark: (request) => ready().mark(request),
    markRead: (request) => ready().markRead(request),
    drafts: () => ready().drafts(),
    saveDraft: (request) => ready().saveDraft(request),
    discardDraft: (request) => ready().discardDraft(request),
    sendOptions: (request) => ready().sendOptions(request),
    send: async (request) => ready().send(request),
    reschedule: (request) => ready().reschedule(request),
    react: async (request) => ready().react(request),
    mentors: () => ready().mentors(),
    setAvailability: async (request) => ready().setAvailability(request),
    announcements: () => ready().announcements(),
    markAnnouncementsRead: () => ready().markAnnouncementsRead(),
    outbox: () => ready().outbox(),
    takeBack: (request) => ready().takeBack(request),
    sendAgain: (request) => ready().sendAgain(request),
    status: () => ready().status(),
    search: (request) => ready().search(request),
    similar: (request) => ready().similar(request),
    checkWriting: (request) => ready().inbox().writing.check(request),
    knowledge: (request) => ready().inbox().knowledge.page(request),
    knowledgeTags: (request) => ready().inbox().knowledge.tags(request),
    stayHere: async () => ready().stayHere(),
    leave: () => ready().leave(),
  } satisfies Partial<Handlers>;
}
