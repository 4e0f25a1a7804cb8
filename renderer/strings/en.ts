import { enAbout } from './about.ts';
import { enAlarm } from './alarms.ts';
import { enAsking } from './asking.ts';
import { enHow } from './how.ts';
import { enJoining } from './joining.ts';
import { enKeeping } from './keeping.ts';
import { enKeyboard } from './keyboard.ts';
import { enKnowledge, enMonths } from './knowledge.ts';
import type { ko } from './ko.ts';
import { enLocked } from './locked.ts';
import { enMoving } from './moving.ts';
import { enOffice } from './office.ts';
import { enPalette } from './palette.ts';
import { enPosts } from './posts.ts';
import { enErrors, enHeld, enHolds, enReturns } from './problems.ts';
import { enReading } from './reading.ts';
import { enRecovery } from './recovery.ts';
import { enSearch } from './search.ts';
import { enSending } from './sending.ts';
import { enSizes } from './sizes.ts';
import { enTour } from './tour.ts';
import { enDrafts, enOutbox } from './waiting.ts';

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What people read, in English. */
export const en: typeof ko = {
  product: 'Kkanbu Talk',
  skip: 'Skip to content',

  nav: {
    label: 'Collections',
    ask: 'Ask',
    inbox: 'Inbox',
    waiting: 'Waiting',
    mine: 'My questions',
    helpful: 'Helpful answers',
    bookmarked: 'Bookmarks',
    notices: 'Announcements',
    writing: 'Writing',
    drafts: 'Drafts',
    outbox: 'Outbox',
    topics: 'Topics',
    allTopics: 'All topics',
    settings: 'Settings',
    how: 'How you are protected',
    availability: 'When I can answer',
  },
  topic: {
    'know-how': 'Know-how',
    information: 'Useful information',
    heart: 'Heart to heart',
    grievance: 'Grievances',
  },
  topicHint: {
    'know-how': 'How work is done',
    information: 'Rules, benefits, daily life',
    heart: 'What weighs on you',
    grievance: 'Hard or unfair things',
  },
  audience: { everyone: 'To everyone', mentors: 'To mentors', 'one-mentor': 'To one mentor' },
  role: { mentee: 'mentee', mentor: 'mentor', coordinator: 'coordinator' },
  operation: { split: 'Run separately', single: 'Run in one place' },
  operationHint: {
    split:
      'Different bodies run the server that sees addresses and the server that sees posts. Neither alone can tell who wrote.',
    single:
      'One body runs the whole server. Nobody else can tell who wrote, but its operator has to be trusted.',
  },
  count: {
    unread: (n) => plural(n, 'new post', 'new posts'),
    threads: (n) => plural(n, 'thread', 'threads'),
    items: (n) => plural(n, 'item', 'items'),
  },

  list: {
    filters: 'Choose a topic',
    only: (topic) => `${topic} only`,
    back: 'Back to the list',
    answers: (n) => plural(n, 'answer', 'answers'),
    meToo: (n) => `${n} wonder too`,
    empty: {
      inbox: 'No posts yet',
      waiting: 'Nothing is waiting for an answer',
      mine: 'You have not asked anything yet',
      helpful: 'No helpful answers yet',
      bookmarked: 'No bookmarks yet',
    },
    emptyHint: {
      inbox: 'Questions appear here. Feel free to ask the first one.',
      waiting: 'Every question has an answer, or somebody is writing one.',
      mine: 'Small questions are welcome. Who asked does not show.',
      helpful: 'Answers that helped the person who asked gather here.',
      bookmarked: 'Threads that you put by gather here. Nobody else knows of it.',
    },
    emptyTopic: 'No posts on this topic yet',
  },
  tag: {
    mine: 'My question',
    waiting: 'Waiting',
    claimed: 'Being answered',
    helpful: 'Helpful',
    pending: 'On its way',
    mentor: 'Mentor',
    formerMentor: 'Former mentor',
  },

  thread: {
    pick: 'Choose a post',
    pickHint: 'Choose one on the left and it opens here.',
    newFrom: 'New from here',
    asker: 'Asked by',
    member: (n) => `Kkanbu ${n}`,
    me: 'Me',
    onlyHere: 'a name for this thread only',
    claim: 'I will answer',
    release: 'Let it go',
    claimed: (nickname) => `${nickname} is writing an answer`,
    claimedByMe: 'You said you will answer',
    accept: 'This helped',
    meToo: 'Me too',
    meTooHint: (n) => `${plural(n, 'person wonders', 'people wonder')} too`,
    answerOf: (name) => `${name}’s answer`,
    kind: { question: 'Question', answer: 'Answer', comment: 'Comment', 'follow-up': 'Follow-up' },
    done: {
      accept: 'Your thanks are in the outbox.',
      'me-too': 'That you wonder too is in the outbox.',
      claim: 'You will answer this. Other mentors will see it soon.',
      release: 'Let go. Another mentor can take it.',
      retract: enPosts.retracting.done,
    },
  },

  compose: {
    ask: 'Ask',
    answer: 'Answer',
    followUp: 'Follow up',
    comment: 'Comment',
    replyAs: 'What to write',
    title: 'Title',
    text: 'Text',
    topic: 'Topic',
    to: 'To',
    send: 'Send',
    later: 'Finish later',
    fresh: 'Start afresh',
    titlePlaceholder: 'What would you like to know?',
    askPlaceholder: 'Tell what happened and what you wonder about.',
    replyPlaceholder: {
      answer: 'Whatever you know will help. It is kept while you write.',
      'follow-up': 'What else would you like to know? It is kept while you write.',
      comment: 'What would you like to share? It is kept while you write.',
    },
    keys: 'Ctrl+Enter works too',
    saved: {
      empty: 'Kept while you write',
      typing: 'Writing',
      saving: 'Keeping',
      saved: 'Kept just now',
      failed: 'Not kept yet',
    },
    savedAgo: (time) => `Kept ${time}`,
    length: (n, max) => `${n.toLocaleString('en')} / ${max.toLocaleString('en')}`,
    tooLong: (over) => `Shorten it by ${over.toLocaleString('en')} to send it`,
    attachments: 'Files cannot be attached',
    attachmentsHint:
      'Pictures and documents easily carry traces of who made them. Please write out the part that matters.',
    attachmentsRefused: 'Files cannot be attached. Please write out the part that matters instead.',
    setTitle: 'One of how many am I?',
    setSize: (n) => `Up to ${n}`,
    setUnknown: 'Still counting',
    setSplit:
      'So many people sent something in recent rounds. It can shrink if you write often in one thread.',
    setSingle:
      'Among other members you look like one of these. One body runs the whole server, so its operator has to be trusted.',
    careTitle: 'Safer this way',
    care: [
      'Leave out departments, names and numbers',
      'Keep dates and places vague',
      'Change a little what only you would know',
    ],
    sent: 'It is in the outbox and goes out by itself in time.',
    emptyTitle: 'Please write a title.',
  },

  drafts: enDrafts,
  outbox: enOutbox,
  notices: {
    empty: 'No announcements yet',
    emptyHint: 'The coordinator’s announcements appear here.',
    fresh: 'New',
  },

  status: {
    label: 'Connection',
    link: { online: 'Connected', connecting: 'Connecting', offline: 'Not connected' },
    synced: (time) => `up to date ${time}`,
    never: 'nothing received yet',
    catchUp: (done, total) => `Receiving ${done}/${total}`,
    outbox: (n) => `${n} to send`,
    next: 'goes out in time',
    gone: 'waiting to see it arrive',
    setSize: (n) => `You look like one of up to ${n}`,
    setUnknown: 'Counting who sends along',
    single: 'The server’s operator is trusted here',
    memory: 'Gone when closed',
    memoryHint: {
      chosen:
        'You chose to keep nothing. When Kkanbu Talk is closed, what you wrote and your membership leave this PC.',
      'no-keychain':
        'This PC has no keychain, so nothing is kept. When Kkanbu Talk is closed, what you wrote and your membership are gone.',
    },
    understood: 'I see',
    alarm: 'Needs a look',
  },
  hold: enHolds,
  held: enHeld,
  returned: enReturns,
  sending: enSending,
  posts: enPosts,
  how: enHow,
  recovery: enRecovery,
  search: enSearch,
  tour: enTour,
  asking: enAsking,
  reading: enReading,
  keyboard: enKeyboard,
  palette: enPalette,
  knowledge: enKnowledge,
  keeping: enKeeping,
  moving: enMoving,
  alarm: enAlarm,

  joining: enJoining,
  office: enOffice,
  veil: { title: 'The screen is hidden', lift: 'Show it again' },
  waitingRoom: {
    title: 'Waiting for a seat',
    text: (cohort) =>
      `All seats of ${cohort} are taken. You are on the waiting list; the coordinator can tell you more.`,
    hint: 'There is nothing more to do. Closing the window keeps your place.',
  },
  locked: enLocked,
  settings: {
    title: 'Settings',
    parts: 'Sections',
    sections: {
      notices: 'Notifications',
      office: 'In the office',
      looks: 'Display',
      pc: 'This PC',
      about: 'About',
    },
    pcHint: 'Moving to another PC, leaving, and deleting from this PC are done here.',
    language: 'Language',
    languages: { ko: '한국어', en: 'English' },
    theme: 'Brightness',
    themes: { system: 'Auto', light: 'Light', dark: 'Dark', contrast: 'Clear' },
    me: (role) => `You are here as a ${role}`,
    words: 'Words to compare',
    close: 'Close',
    phrase: 'Check the 24 words',
    moveOut: 'Export for another PC',
    notifications: 'Notifications',
    notificationsHint:
      'When something is posted, every PC says so at the same time, in the same words, without a sound. So nobody can tell from it who asked. It may be something that you cannot read.',
    notificationsInside:
      'An answer to your question is told in the app alone, under ‘My questions’. With notifications off, the icon in the tray does not change either.',
    notificationsMentor: 'Mentors are also told how many questions wait.',
    autostart: 'Start with the computer',
    autostartBlocked: 'Switched off in the computer’s settings. You can switch it on again here.',
    veil: 'Hide the screen (F9)',
    quit: 'Quit Kkanbu Talk (Ctrl+Q)',
  },
  sizes: enSizes,
  about: enAbout,

  time: {
    justNow: 'just now',
    minutes: (n) => `${n} min ago`,
    morning: 'morning',
    afternoon: 'afternoon',
    today: 'this',
    todayAt: (clock) => `${clock} today`,
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    days: (n) => `${n} days ago`,
    halfDay: (day, half) => `${day} ${half}`,
    clock: (half, hour, minute) => `${hour}:${minute} ${half === 'morning' ? 'am' : 'pm'}`,
    dayAndClock: (day, clock) => `${clock} ${day}`,
    date: (month, day) => `${enMonths[month - 1] ?? ''} ${day}`,
    fullDate: (year, month, day) => `${enMonths[month - 1] ?? ''} ${day}, ${year}`,
  },

  error: enErrors,
};
