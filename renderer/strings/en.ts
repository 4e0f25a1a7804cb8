import type { ko } from './ko.ts';
import { enLocked } from './locked.ts';
import { enErrors, enHolds } from './problems.ts';

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

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
    notices: 'Announcements',
    writing: 'Writing',
    drafts: 'Drafts',
    outbox: 'Outbox',
    topics: 'Topics',
    allTopics: 'All topics',
    settings: 'Settings',
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
    },
    emptyHint: {
      inbox: 'Questions appear here. Feel free to ask the first one.',
      waiting: 'Every question has an answer, or somebody is writing one.',
      mine: 'Small questions are welcome. Who asked does not show.',
      helpful: 'Answers that helped the person who asked gather here.',
    },
    emptyTopic: 'No posts on this topic yet',
  },
  tag: {
    mine: 'My question',
    waiting: 'Waiting',
    claimed: 'Being answered',
    helpful: 'Helpful',
    pending: 'Goes out with the next round',
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
      accept: 'Your thanks will go out with the next round.',
      'me-too': 'That you wonder too will go out with the next round.',
      claim: 'You will answer this. Other mentors will see it soon.',
      release: 'Let go. Another mentor can take it.',
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
    toEveryone: 'Everyone can see it',
    toEveryoneHint: (n) =>
      `${plural(n, 'person', 'people')}, mentors and mentees, can read and answer it.`,
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
    sent: 'It is in the outbox and goes out with the next round.',
    emptyTitle: 'Please write a title.',
  },

  drafts: {
    empty: 'No drafts',
    emptyHint: 'What you write is kept here by itself, on this PC only.',
    intro: 'On this PC only. Nobody can see them before you send them.',
    untitled: 'Untitled',
    resume: 'Continue',
    discard: 'Delete',
    confirm: 'Delete it? This cannot be undone.',
    keep: 'Keep it',
    discarded: 'Deleted.',
  },
  outbox: {
    empty: 'Nothing to send',
    emptyHint: 'What you send waits here for the next round.',
    intro: 'Everybody sends together in every round, so nothing shows when you wrote.',
    kind: {
      question: 'Question',
      answer: 'Answer',
      comment: 'Comment',
      'follow-up': 'Follow-up',
      accept: 'This helped',
      'me-too': 'Me too',
      claim: 'I will answer',
      release: 'Let it go',
    },
    state: {
      kept: 'Kept on this PC',
      planned: 'Waiting for its round',
      sent: 'Sent; waiting to see it arrive',
      returned: 'Could not be sent. What you wrote is still here',
    },
    arrival: (time) => `Arrives about ${time}`,
    open: 'Show the post',
  },
  notices: {
    empty: 'No announcements yet',
    emptyHint: 'The coordinator’s announcements appear here.',
  },

  status: {
    label: 'Connection',
    link: { online: 'Connected', connecting: 'Connecting', offline: 'Not connected' },
    synced: (time) => `up to date ${time}`,
    never: 'nothing received yet',
    catchUp: (done, total) => `Receiving ${done}/${total}`,
    outbox: (n) => `${n} to send`,
    next: 'goes out with the next round',
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

  welcome: {
    title: 'Welcome to Kkanbu Talk',
    lead: 'Ask without a name; colleagues who have been there answer. Paste your invite to begin.',
    invite: 'Invite code',
    inviteHint: 'Paste what the coordinator gave you, all of it.',
    check: 'Check the invite',
    checking: 'Checking the invite',
    promises: [
      'Questions carry no name. Members cannot tell who asked.',
      'What you write and your keys are kept locked on this PC.',
      'No e-mail address and no phone needed.',
    ],
    foundTitle: 'You are invited',
    asRole: (role) => `You join as a ${role}`,
    people: (n) => `${plural(n, 'person', 'people')} in all`,
    demo: 'For trying out',
    wordsTitle: 'Six words to compare',
    wordsHint:
      'Read them aloud to a colleague. If theirs differ, do not join, and tell the coordinator.',
    nickname: 'Mentor name',
    nicknameHint:
      'It stands beside your answers. Use a nickname, not your real name. It cannot be changed.',
    join: 'Join',
    other: 'Use another invite',
    joiningTitle: 'Joining',
    joining: 'Making question passes that carry no name. This takes some seconds.',
    joiningHint: 'Please keep this window open.',
    already: 'You are already here. The new invite was not used.',
  },
  veil: { title: 'The screen is veiled', lift: 'Show it again' },
  waitingRoom: {
    title: 'Waiting for a seat',
    text: (cohort) =>
      `All seats of ${cohort} are taken. You are on the waiting list; the coordinator can tell you more.`,
    hint: 'There is nothing more to do. Closing the window keeps your place.',
  },
  locked: enLocked,
  alarm: {
    title: 'Stopped for your safety',
    text: 'The server showed something else than at first. Somebody may be trying to show one person something of their own, so nothing is sent or received.',
    steps: [
      'Show this page to the coordinator.',
      'Ask colleagues whether they see the same.',
      'Use no new invite until it is cleared up.',
    ],
    detail: 'Details',
  },

  settings: {
    title: 'Settings',
    language: 'Language',
    languages: { ko: '한국어', en: 'English' },
    theme: 'Brightness',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    me: (role) => `You are here as a ${role}`,
    words: 'Words to compare',
    close: 'Close',
    notifications: 'Notifications',
    notificationsHint: 'They never show what was written.',
    autostart: 'Start with the computer',
    autostartBlocked: 'Switched off in the computer’s settings. You can switch it on again here.',
    veil: 'Veil the screen (F9)',
    quit: 'Quit Kkanbu Talk',
  },

  time: {
    justNow: 'just now',
    minutes: (n) => `${n} min ago`,
    morning: 'morning',
    afternoon: 'afternoon',
    today: 'this',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    days: (n) => `${n} days ago`,
    halfDay: (day, half) => `${day} ${half}`,
    clock: (half, hour, minute) => `${hour}:${minute} ${half === 'morning' ? 'am' : 'pm'}`,
    dayAndClock: (day, clock) => `${day}, ${clock}`,
    date: (month, day) => `${months[month - 1] ?? ''} ${day}`,
    fullDate: (year, month, day) => `${months[month - 1] ?? ''} ${day}, ${year}`,
  },

  error: enErrors,
};
