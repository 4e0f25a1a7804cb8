import * as v from 'valibot';
import { hex64, localId, nothing } from './decoders.ts';
import { paperFormats } from './knowledge-views.ts';
import { lockChoices } from './office-views.ts';
import { searchScopes } from './search-views.ts';
import { textSizes, textSteps } from './text-sizes.ts';
import {
  audiences,
  draftKinds,
  reportReasons,
  sendChoices,
  threadFilters,
  topics,
} from './views.ts';

/** Longest question or answer that a composer takes, in UTF-16 units; three posts hold it in any script. */
export const maxTextLength = 3600;
export const maxTitleLength = 120;
/** Longest statement of a mentor about when to ask, and longest report, in UTF-16 units. */
export const maxAvailabilityLength = 300;
export const maxReportLength = 1200;
/** Shortest passphrase for a new vault, in characters as people count them. */
export const minPassphraseLength = 12;
/** Shortest PIN for the screen, in characters as people count them. */
export const minPinLength = 6;

const pin = v.pipe(v.string(), v.maxLength(1024));

const draftRequest = v.strictObject({
  id: localId,
  kind: v.picklist(draftKinds),
  thread: v.nullable(hex64),
  // Longer than can be sent: what a person typed is kept first, and refused only when it is sent.
  title: v.pipe(v.string(), v.maxLength(20_000)),
  text: v.pipe(v.string(), v.maxLength(500_000)),
  topic: v.picklist(topics),
  audience: v.picklist(audiences),
  mentor: v.nullable(hex64),
  target: v.nullable(hex64),
  reason: v.nullable(v.picklist(reportReasons)),
});

export const preferencesSchema = v.strictObject({
  language: v.picklist(['ko', 'en']),
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  /** How large everything in the window is, percent. */
  textSize: v.picklist(textSizes),
  /** The last screens of joining were not gone through yet. */
  arriving: v.boolean(),
  /** Of these, the one with the 24 words was left for later. */
  wordsLater: v.boolean(),
  /** The person has looked around, or does not want to. */
  tourSeen: v.boolean(),
  /** Whether single letters do something. */
  letterKeys: v.boolean(),
  /** Whether the person is told of what comes while they do not look. */
  notifications: v.boolean(),
  /** The screen is veiled while the person is in another window. */
  blurAway: v.boolean(),
  /** Pictures of the screen leave the window out, where the system can do that. */
  hideFromCapture: v.boolean(),
  /** Minutes without a touch until the screen is locked; 0: never. */
  lockAfter: v.picklist(lockChoices),
});

/** Decoders of every call's request, by the call's name. */
export const calls = {
  /** Where the person stands: membership, vault, cohort. */
  appState: nothing,
  /** Tries again to open a locked vault, after the person has unlocked the keyring. */
  unlock: nothing,
  /** Opens a vault that waits for its passphrase; where there is no keychain, the person's choice for a new one. */
  openWith: v.variant('kind', [
    v.strictObject({
      kind: v.literal('passphrase'),
      passphrase: v.pipe(v.string(), v.maxLength(1024)),
    }),
    v.strictObject({ kind: v.literal('memory') }),
  ]),
  /** Fetches and checks the manifest behind an invite, without using the invite up. */
  checkInvite: v.strictObject({ invite: v.pipe(v.string(), v.maxLength(8192)) }),
  /** Uses the invite. A mentor gives the nickname of the badge. */
  join: v.strictObject({
    invite: v.pipe(v.string(), v.maxLength(8192)),
    nickname: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
  /** Takes up a membership on a new PC: any invite of the cohort tells where it is, the 24 words who one is. */
  recover: v.strictObject({
    invite: v.pipe(v.string(), v.maxLength(8192)),
    phrase: v.pipe(v.string(), v.maxLength(2048)),
    nickname: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
  /** The 24 words of this membership. */
  phrase: nothing,
  /** The person has written the 24 words down. */
  notePhrase: nothing,
  /** After an alarm, by the person's own decision: forgets it and connects again. */
  retryAfterAlarm: nothing,
  threads: v.strictObject({
    filter: v.picklist(threadFilters),
    topic: v.nullable(v.picklist(topics)),
    offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  counts: nothing,
  /** Looks for words in everything that can be read here. */
  search: v.strictObject({
    text: v.pipe(v.string(), v.maxLength(200)),
    topic: v.nullable(v.picklist(topics)),
    scope: v.picklist(searchScopes),
    offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
    /** For later pages, as the first one has told it: they go on from there, whatever arrived in between. */
    before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 30))),
  }),
  /** Questions like the one that is being written; best first. Nothing of it is kept. */
  similar: v.strictObject({
    title: v.pipe(v.string(), v.maxLength(20_000)),
    text: v.pipe(v.string(), v.maxLength(500_000)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  }),
  /** Looks for what may tell who somebody is, and whether it sounds like an emergency. Nothing of it leaves this PC, or is kept. */
  checkWriting: v.strictObject({
    title: v.pipe(v.string(), v.maxLength(20_000)),
    text: v.pipe(v.string(), v.maxLength(500_000)),
    /** The draft that is being written: its own words are no earlier ones. */
    draft: v.nullable(localId),
  }),
  /** Questions whose answers were found helpful, by topic. */
  knowledge: v.strictObject({
    topic: v.nullable(v.picklist(topics)),
    tag: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(40))),
    offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  /** The tags among them. */
  knowledgeTags: v.strictObject({ topic: v.nullable(v.picklist(topics)) }),
  /** Opens the system's dialog and writes a thread, or all that was found helpful, into one file, or prints it. `null`: the person changed their mind. */
  makePaper: v.strictObject({
    of: v.variant('kind', [
      v.strictObject({ kind: v.literal('guidebook'), topic: v.nullable(v.picklist(topics)) }),
      v.strictObject({ kind: v.literal('thread'), thread: hex64 }),
    ]),
    as: v.picklist(paperFormats),
    /** With the mentors' nicknames. */
    nicknames: v.boolean(),
    /** A guidebook with what was asked, beside the title. */
    questions: v.boolean(),
  }),
  thread: v.strictObject({ id: hex64 }),
  /** Puts a thread by, or mutes it; what is left out stays as it is. */
  mark: v.strictObject({
    thread: hex64,
    bookmarked: v.optional(v.boolean()),
    muted: v.optional(v.boolean()),
  }),
  /** Marks everything in the thread that is stored now as seen. */
  markRead: v.strictObject({ id: hex64 }),
  drafts: nothing,
  saveDraft: draftRequest,
  discardDraft: v.strictObject({ id: localId }),
  /** What sending now would mean. `thread`: `null` for a question. */
  sendOptions: v.strictObject({ thread: v.nullable(hex64) }),
  /** Moves a draft into the outbox, in one transaction. */
  send: v.strictObject({ draft: localId, when: v.picklist(sendChoices) }),
  /** Changes when an entry goes that has not gone yet. */
  reschedule: v.strictObject({ id: localId, when: v.picklist(sendChoices) }),
  /** Posts without a text: accept an answer, me too, claim, release. */
  react: v.variant('kind', [
    v.strictObject({ kind: v.literal('accept'), thread: hex64, answer: hex64 }),
    v.strictObject({ kind: v.literal('retract'), thread: hex64, post: hex64 }),
    v.strictObject({ kind: v.picklist(['me-too', 'claim', 'release']), thread: hex64 }),
  ]),
  outbox: nothing,
  /** Makes a draft again of an entry that came back, or that has not left this PC. */
  takeBack: v.strictObject({ id: localId }),
  /** Sends an entry once more that is held because its arrival could not be confirmed twice. */
  sendAgain: v.strictObject({ id: localId }),
  /** Mentors whom a question can be sent to alone. */
  mentors: nothing,
  /** A mentor's own statement about when to ask; an empty one takes it back. */
  setAvailability: v.strictObject({ text: v.pipe(v.string(), v.maxLength(maxAvailabilityLength)) }),
  announcements: nothing,
  markAnnouncementsRead: nothing,
  status: nothing,
  /** How much is kept on this PC, until when, and what was mended. */
  storage: nothing,
  /** The person has read what was mended. */
  noteRebuilt: nothing,
  /** Sets a damaged vault aside and begins a new one with everything that can still be read of it. */
  rebuild: nothing,
  /** Opens the system's dialog and writes everything into one file under a passphrase; this PC then only reads. `null`: the person changed their mind. */
  moveOut: v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1024)) }),
  /** The move was not made after all: this PC goes on, and the file must not be used. */
  stayHere: nothing,
  /** Opens the system's dialog and takes up what another PC has written; only before one has joined here. */
  moveIn: v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1024)) }),
  /** Leaves the programme at the end of the epoch: the issuer is told; what is on this PC stays. */
  leave: nothing,
  /** Deletes everything on this PC, the key first. The app then is as after its installation. */
  eraseAll: v.strictObject({ confirm: v.literal('everything') }),
  /** Which version of the program runs here. */
  about: nothing,
  preferences: nothing,
  setPreferences: preferencesSchema,
  /** Makes everything in the window larger or smaller by a step. Whoever cannot read a locked screen may do that as well. */
  changeTextSize: v.strictObject({ step: v.picklist(textSteps) }),
  desktop: nothing,
  /** Hides what the window shows from whoever passes by, or shows it again. */
  setVeil: v.strictObject({ on: v.boolean() }),
  screenLock: nothing,
  /** Locks the screen now; without a PIN nothing could open it, and it is veiled. */
  lockScreen: nothing,
  unlockScreen: v.strictObject({ pin }),
  /** `current`: the PIN so far; `null` where there is none. */
  setPin: v.strictObject({ pin, current: v.nullable(pin) }),
  removePin: v.strictObject({ current: pin }),
  /** Opens a screen whose PIN is forgotten with the 24 words; there is no PIN then. */
  resetPin: v.strictObject({ phrase: v.pipe(v.string(), v.maxLength(2048)) }),
  /** The person has copied this out of the window; `brief`: it goes from the clipboard after a moment. Only what it is recognised by is kept. */
  noteCopied: v.strictObject({
    text: v.pipe(v.string(), v.maxLength(2_000_000)),
    brief: v.boolean(),
  }),
  /** Starting with the computer, in the system's own settings. */
  setAutostart: v.strictObject({ on: v.boolean() }),
  /** Takes what was brought from outside; the next call answers nothing of it. */
  takeHandover: nothing,
  /** Ends the app: closing its window does not. What is being typed is asked for first, and where it could not be kept, the app ends only when asked again. */
  quit: nothing,
  /** The answer to the push `flushDrafts`; `saved`: everything that was typed is on the disk. */
  draftsFlushed: v.strictObject({ saved: v.boolean() }),
} as const;
