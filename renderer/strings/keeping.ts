const bytesIn = (locale: string, bytes: number): string => {
  const [size, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size.toLocaleString(locale, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
};

/** What is kept where on this PC and elsewhere, what was mended, and what becomes of it. */
export const koKeeping = {
  title: '이 PC의 자료',
  lead: '무엇이 어디에 있는지 보고, 옮기거나 나가거나 지울 수 있어요.',
  bytes: (bytes: number) => bytesIn('ko', bytes),
  count: (n: number) => `${n.toLocaleString('ko')}개`,
  facts: {
    bytes: '쓰는 공간',
    posts: '받아 둔 글',
    drafts: '임시보관함',
    outbox: '보낼 편지함',
    deletes: '모두 지워지는 날',
    setAside: '따로 둔 파일',
  },
  noDate: '정해지지 않았어요',
  memory: '닫으면 지워져요',
  here: {
    title: '이 PC에만 있는 것',
    points: [
      '쓰다 둔 글과 아직 보내지 않은 글',
      '어떤 글이 내 글인지, 그리고 그 글을 여는 열쇠',
      '어디까지 읽었는지와 화면 설정',
    ],
    hint: '모두 잠겨 있고, 여는 열쇠는 따로 보관돼요.',
  },
  server: {
    title: '서버에도 있는 것',
    points: [
      '보낸 글 (누가 썼는지는 적혀 있지 않아요)',
      '모임에 있는 사람 (어떤 글과 이어지는지는 적혀 있지 않아요)',
    ],
    hint: '받아 둔 글은 지워져도 서버에서 다시 받을 수 있어요.',
  },
  nowhere: {
    title: '아무 데도 없는 것',
    points: [
      '누가 어떤 글을 썼는지 적은 명단',
      '무엇을 찾아봤는지',
      '이 PC의 열쇠를 대신할 예비 열쇠',
    ],
    hint: '그래서 잃어버리면 아무도 되살릴 수 없어요.',
  },
  deletion: {
    label: '지워지는 날',
    soon: (date: string, days: number) =>
      days <= 0
        ? '이 모임의 글이 오늘 모두 지워져요. 간직하고 싶은 말이 있으면 지금 적어 두세요.'
        : `${date}에 이 모임의 글이 모두 지워져요. ${days}일 남았어요. 간직하고 싶은 말은 미리 적어 두세요.`,
    about: '이날이 되면 서버와 모두의 PC에서 이 모임의 글이 저절로 지워져요.',
  },
  deleted: {
    title: '이 모임의 글이 모두 지워졌어요',
    lead: '정해 둔 날이 되어서, 서버와 모두의 PC에 있던 글과 열쇠를 지웠어요.',
    hint: '새로운 모임의 초대를 받았다면 처음부터 다시 시작할 수 있어요.',
    begin: '처음부터 시작하기',
    beginning: '정리하는 중이에요',
  },
  damaged: {
    try: '따로 두고 다시 만들기',
    trying: '다시 만드는 중이에요',
    title: '다시 만들면 이렇게 돼요',
    points: [
      '망가진 파일은 지우지 않고 옆에 따로 둬요.',
      '쓰다 둔 글, 보낼 글, 내 글의 열쇠를 하나씩 살펴서 읽히는 것은 모두 옮겨요.',
      '다른 분들의 글은 서버에서 다시 받아요.',
      '함께할 자격까지 망가졌다면, 적어 둔 낱말 24개로 되찾을 수 있어요.',
    ],
    first: '그 전에 해 볼 수 있는 것',
    wait: '몇 분 걸릴 수 있어요. 창을 닫지 말고 기다려 주세요.',
  },
  rebuilt: {
    label: '다시 만들었어요',
    saved: (drafts: number, outbox: number, own: number) =>
      `망가진 보관함을 다시 만들었어요. 쓰다 둔 글 ${drafts}개, 보낼 글 ${outbox}개, 내가 쓴 글타래 ${own}개를 구했어요.`,
    nothingLost: '잃은 것은 없어요.',
    lost: (n: number) => `읽지 못한 기록이 ${n}개 있어요.`,
    unknown: '읽지 못한 기록이 더 있을 수 있어요.',
    noMembership:
      '함께할 자격은 구하지 못했어요. 적어 둔 낱말 24개가 있으면 이어서 함께할 수 있어요.',
    recover: '낱말로 되찾기',
    understood: '알겠어요',
  },
  disk: {
    label: '디스크',
    full: '디스크가 가득 찼어요. 새로 쓴 글과 받은 글을 보관하지 못하고 있어요. 공간을 비우면 저절로 이어져요.',
    'read-only':
      '디스크에 쓸 수 없어요. 새로 쓴 글과 받은 글을 보관하지 못하고 있어요. 전산 담당자에게 알려 주세요.',
  },
  catchUp: {
    label: '글 가져오기',
    text: (percent: number) => `이야기를 가져오고 있어요 · ${percent}%`,
    meanwhile: '그동안에도 읽고 쓸 수 있어요.',
  },
  leave: {
    title: '프로그램에서 나가기',
    hint: '더는 함께하지 않겠다고 알려요. 이 PC의 글은 그대로 있어요.',
    open: '나가기',
    asks: '프로그램에서 나갈까요?',
    points: [
      '이번 주가 끝날 때까지는 지금처럼 읽고 쓸 수 있어요.',
      '그 뒤에는 새 글이 오지 않고, 쓸 수도 없어요.',
      '이미 보낸 글은 남아요. 지우고 싶은 글은 나가기 전에 지워 주세요.',
      '서버는 누가 나가는지 알지만, 무엇을 썼는지는 몰라요.',
      '받아 둔 글은 이 PC에 그대로 있어요. 지우려면 ‘모두 지우기’를 눌러 주세요.',
      '다시 들어오려면 새 초대가 필요해요.',
    ],
    leave: '나가기',
    leaving: '알리는 중이에요',
    keep: '그대로 있기',
    done: '나가겠다고 알렸어요.',
    label: '나가는 중',
    strip: '나가겠다고 알렸어요. 이번 주가 끝날 때까지는 지금처럼 읽고 쓸 수 있어요.',
  },
  erase: {
    title: '모두 지우기',
    hint: '이 PC에 있는 글과 열쇠를 모두 지워요. 되돌릴 수 없어요.',
    open: '모두 지우기',
    asks: '이 PC에서 모두 지울까요?',
    key: '여는 열쇠부터 없애요. 그 뒤에는 아무도 되살릴 수 없어요.',
    unsent: (drafts: number, outbox: number) =>
      `쓰다 둔 글 ${drafts}개와 보낼 편지함의 글 ${outbox}개도 함께 사라져요.`,
    membership: '함께할 자격도 이 PC에서 사라져요. 적어 둔 낱말 24개가 있으면 되찾을 수 있어요.',
    notNoted: '되찾기 낱말 24개를 아직 적어 두지 않았어요. 지금 지우면 새 초대가 필요해요.',
    sent: '이미 보낸 글은 서버와 다른 분들의 PC에 그대로 있어요.',
    typeHint: '정말 지우려면 ‘지우기’라고 적어 주세요.',
    word: '지우기',
    wordLabel: '확인하는 말',
    wrong: '‘지우기’라고 적어야 지울 수 있어요.',
    erase: '모두 지우기',
    erasing: '지우는 중이에요',
    keep: '그대로 두기',
    done: '이 PC에서 모두 지웠어요.',
  },
};

const plural = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const enKeeping: typeof koKeeping = {
  title: 'What this PC keeps',
  lead: 'See what is where; move it, leave, or delete it.',
  bytes: (bytes) => bytesIn('en', bytes),
  count: (n) => n.toLocaleString('en'),
  facts: {
    bytes: 'Room taken',
    posts: 'Posts received',
    drafts: 'Drafts',
    outbox: 'Outbox',
    deletes: 'Day of deletion',
    setAside: 'Files set aside',
  },
  noDate: 'Not set',
  memory: 'Gone when you close it',
  here: {
    title: 'On this PC only',
    points: [
      'Drafts, and what was not sent yet',
      'Which posts are yours, and the keys to them',
      'What you have read, and your settings',
    ],
    hint: 'All of it is locked; its key is kept apart.',
  },
  server: {
    title: 'On the server as well',
    points: [
      'What was sent (it does not say who wrote it)',
      'Who belongs to this group (not which posts are whose)',
    ],
    hint: 'What you received can be fetched again.',
  },
  nowhere: {
    title: 'Nowhere at all',
    points: ['A list of who wrote what', 'What you searched for', 'A spare for the key of this PC'],
    hint: 'So what is lost, nobody can bring back.',
  },
  deletion: {
    label: 'Day of deletion',
    soon: (date, days) =>
      days <= 0
        ? 'Everything in this group is deleted today. Note now what you want to keep.'
        : `Everything in this group is deleted on ${date}, in ${plural(days, 'day', 'days')}. Note what you want to keep.`,
    about: 'On that day the posts of this group are deleted from the server and from every PC.',
  },
  deleted: {
    title: 'Everything in this group has been deleted',
    lead: 'The day that was set has come: posts and keys were deleted from the server and from every PC.',
    hint: 'With an invite to a new group you can begin afresh.',
    begin: 'Begin afresh',
    beginning: 'Clearing up',
  },
  damaged: {
    try: 'Set it aside and make it anew',
    trying: 'Making it anew',
    title: 'What making it anew does',
    points: [
      'The damaged file is not deleted; it is put beside the new one.',
      'Drafts, unsent posts and the keys to your own posts are taken over one by one, as far as they can be read.',
      'What others wrote is fetched from the server again.',
      'If your membership was damaged as well, the 24 words that you noted bring it back.',
    ],
    first: 'What you can try before',
    wait: 'It may take some minutes. Please leave the window open.',
  },
  rebuilt: {
    label: 'Made anew',
    saved: (drafts, outbox, own) =>
      `The damaged store was made anew. ${plural(drafts, 'draft', 'drafts')}, ${plural(outbox, 'unsent post', 'unsent posts')} and ${plural(own, 'thread', 'threads')} that you wrote in were saved.`,
    nothingLost: 'Nothing was lost.',
    lost: (n) => `${plural(n, 'record', 'records')} could not be read.`,
    unknown: 'Some records may not have been readable.',
    noMembership: 'Your membership could not be saved. The 24 words that you noted bring it back.',
    recover: 'Use the words',
    understood: 'I see',
  },
  disk: {
    label: 'Disk',
    full: 'The disk is full. What you write and receive cannot be kept; it goes on once there is room.',
    'read-only':
      'The disk cannot be written. What you write and receive cannot be kept. Please tell your IT.',
  },
  catchUp: {
    label: 'Fetching posts',
    text: (percent) => `Fetching the conversations · ${percent}%`,
    meanwhile: 'You can read and write meanwhile.',
  },
  leave: {
    title: 'Leave the programme',
    hint: 'Says that you no longer take part. What is on this PC stays.',
    open: 'Leave',
    asks: 'Leave the programme?',
    points: [
      'Until this week ends you can read and write as now.',
      'After that nothing new comes, and you cannot write.',
      'What you have sent stays. Take back first what you want to be gone.',
      'The server knows who leaves, but not what they wrote.',
      'What you received stays on this PC, until you delete everything.',
      'To come back you need a new invite.',
    ],
    leave: 'Leave',
    leaving: 'Saying so',
    keep: 'Stay',
    done: 'You have said that you leave.',
    label: 'Leaving',
    strip: 'You have said that you leave. Until this week ends you can read and write as now.',
  },
  erase: {
    title: 'Delete everything',
    hint: 'Deletes all posts and keys on this PC. This cannot be undone.',
    open: 'Delete everything',
    asks: 'Delete everything on this PC?',
    key: 'The key is destroyed first. After that nobody can bring anything back.',
    unsent: (drafts, outbox) =>
      `${plural(drafts, 'draft', 'drafts')} and ${plural(outbox, 'post', 'posts')} in the outbox are gone with it.`,
    membership:
      'Your membership is gone from this PC, too. The 24 words that you noted can bring it back.',
    notNoted: 'You have not noted the 24 words yet. If you delete now, you need a new invite.',
    sent: 'What you have sent stays on the server and on other PCs.',
    typeHint: 'To delete it, type “delete”.',
    word: 'delete',
    wordLabel: 'Word to confirm',
    wrong: 'Please type “delete”.',
    erase: 'Delete everything',
    erasing: 'Deleting',
    keep: 'Keep it',
    done: 'Everything on this PC was deleted.',
  },
};
