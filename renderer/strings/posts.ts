/** What can be done about a post, and what became of it. */
export const koPosts = {
  menu: '더 보기',
  edit: '고치기',
  retract: '지우기',
  report: '신고',
  retracted: '글쓴이가 지운 글이에요',
  voided: '운영 담당이 가린 글이에요',
  untitled: '사라진 질문',
  edited: '고친 글',
  hidesAmong: (n: number) => `이 글은 최대 ${n}명 가운데 한 명으로 보내졌어요`,
  toMentor: (nickname: string) => `${nickname} 님에게만`,
  closed: '운영 담당이 닫은 글이에요. 읽을 수는 있지만 더 쓸 수는 없어요.',
  newer: (n: number) =>
    `새 판에서 볼 수 있는 글이 ${n}개 있어요. 깐부톡을 새 판으로 바꾸면 여기에 보여요.`,
  cancel: '그만두기',

  retracting: {
    title: '이 글을 지울까요?',
    can: '모두의 화면에서 사라지고, 서버도 글을 지워요. 지운 자리라는 표시만 남아요.',
    cannot: '이미 읽은 사람은 읽었어요. 옮겨 적은 것까지 지울 수는 없고, 되돌릴 수도 없어요.',
    keep: '그대로 두기',
    done: '지우는 편지를 보낼 편지함에 넣었어요. 도착하면 모두의 화면에서 사라져요.',
  },
  editing: {
    name: '글 고치기',
    hint: '고쳤다는 표시가 남아요. 이미 읽은 사람은 앞의 글을 알고 있어요.',
    done: '고친 글을 보낼 편지함에 넣었어요.',
  },
  reporting: {
    title: '신고하기',
    who: '운영 담당만 읽어요. 누가 신고했는지는 운영 담당도 몰라요.',
    about: '신고하는 글',
    why: '무엇이 걱정되나요?',
    reason: {
      identifies: '누구인지 드러나요',
      hurts: '누군가를 아프게 해요',
      urgent: '위급해 보여요',
      other: '다른 까닭이 있어요',
    },
    urgentHint:
      '누군가 지금 위험하다면 119나 109(자살예방 상담전화)에 먼저 전화해 주세요. 신고는 바로 읽히지 않을 수 있어요.',
    placeholder: '더 적고 싶은 것이 있으면 적어 주세요. 신고하는 글은 저절로 함께 가요.',
    reasonEmpty: '무엇이 걱정되는지 골라 주세요.',
    done: '신고를 보낼 편지함에 넣었어요.',
  },
};

export const enPosts: typeof koPosts = {
  menu: 'More',
  edit: 'Edit',
  retract: 'Take back',
  report: 'Report',
  retracted: 'Taken back by its author',
  voided: 'Hidden by the coordinator',
  untitled: 'A question that is gone',
  edited: 'Edited',
  hidesAmong: (n) => `This was sent as one of up to ${n}`,
  toMentor: (nickname) => `To ${nickname} only`,
  closed: 'The coordinator closed this thread. You can read it; nobody can write here any more.',
  newer: (n) =>
    `${n} ${n === 1 ? 'post' : 'posts'} here can be read with a newer Kkanbu Talk. Update it, and you will see ${n === 1 ? 'it' : 'them'}.`,
  cancel: 'Cancel',

  retracting: {
    title: 'Take this back?',
    can: 'It disappears from everybody’s screen, and the server deletes it. Only a note that something stood here remains.',
    cannot:
      'Those who have read it have read it. Copies cannot be deleted, and this cannot be undone.',
    keep: 'Leave it',
    done: 'It is in the outbox. Once it arrives, the post disappears from everybody’s screen.',
  },
  editing: {
    name: 'Edit the post',
    hint: 'It is marked as edited. Those who have read it know the earlier words.',
    done: 'The edited post is in the outbox.',
  },
  reporting: {
    title: 'Report',
    who: 'Only the coordinator reads it. Not even the coordinator knows who reported.',
    about: 'The post in question',
    why: 'What worries you?',
    reason: {
      identifies: 'It gives somebody away',
      hurts: 'It hurts somebody',
      urgent: 'It looks urgent',
      other: 'Something else',
    },
    urgentHint:
      'If somebody is in danger now, please call 119 or 109 (suicide prevention line) first. A report may not be read at once.',
    placeholder: 'Add a few words, if you like. The post itself goes along.',
    reasonEmpty: 'Please choose what worries you.',
    done: 'The report is in the outbox.',
  },
};
