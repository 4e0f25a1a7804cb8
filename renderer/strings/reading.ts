/** What a person does with what they read, on this PC alone. */
export const koReading = {
  bookmarking: {
    label: '담아 두기',
    put: '담아 두었어요. 나만 알아요.',
    taken: '담아 둔 글에서 뺐어요.',
    mark: '담아 둔 글',
  },
  muting: {
    label: '조용히 두기',
    muted: '이 글은 안 읽은 글로 세지 않아요. 컴퓨터의 알림은 모두에게 똑같이 떠요.',
    heard: '이 글도 다시 안 읽은 글로 세요.',
    mark: '조용히 둔 글',
  },
  quote: '인용해서 쓰기',
  quoted: '답글에 옮겨 적었어요.',
  copy: '글 복사',
  copied: '글만 복사했어요. 이름과 시각은 들어 있지 않아요.',
  notCopied: '복사하지 못했어요.',
  standsAbove: (name: string) => `${name} 님의 이 답변은 맨 위에 있어요`,
  lookAbove: '올라가서 보기',
  pinned: '새 공지',
  loading: '불러오고 있어요',
  cannotOpen: '글을 열지 못했어요',
  retry: '다시 해 보기',
  offlineTitle: '연결이 끊겼어요',
  offline: '받아 둔 글은 그대로 읽고 찾을 수 있어요. 쓴 글은 이 PC에 있다가 이어지면 저절로 가요.',
  tooLate: '이미 떠나서 되돌릴 수 없어요.',
};

export const enReading: typeof koReading = {
  bookmarking: {
    label: 'Bookmark',
    put: 'Bookmarked. Only you know.',
    taken: 'The bookmark is removed.',
    mark: 'Bookmarked',
  },
  muting: {
    label: 'Mute',
    muted: 'Muted: not counted as unread. Notifications stay the same for everybody.',
    heard: 'This thread is counted as unread again.',
    mark: 'Muted',
  },
  quote: 'Quote',
  quoted: 'It stands in your reply.',
  copy: 'Copy the text',
  copied: 'The text is copied, without names or times.',
  notCopied: 'It could not be copied.',
  standsAbove: (name) => `This answer by ${name} stands at the top`,
  lookAbove: 'Go up',
  pinned: 'New announcement',
  loading: 'Loading',
  cannotOpen: 'This thread could not be opened',
  retry: 'Try again',
  offlineTitle: 'No connection',
  offline:
    'You can read and search what is here. What you send waits on this PC and goes by itself.',
  tooLate: 'It has left already and cannot be undone.',
};
