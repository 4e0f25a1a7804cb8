/** What was found helpful: the page, what has grown old, and paper. */
export const koKnowledge = {
  tags: '꼬리표 고르기',
  tag: (tag: string, count: number) => `#${tag} ${count}`,
  tagOf: (tag: string) => `#${tag}`,
  more: (n: number) => `${n}개 더`,
  fewer: '접기',
  answer: '답변',
  month: (year: number, month: number) => `${year}년 ${month}월`,
  nothingTagged: '이 꼬리표가 붙은 글이 없어요',
  nothingTaggedHint: '꼬리표를 다시 누르면 모두 보여요.',
  tagHint: '질문이나 답변에 #연가처럼 적으면 꼬리표로 모여요.',

  aged: '1년이 지난 답변이에요',
  agedAt: (month: string) =>
    `${month}에 마지막으로 살펴본 답변이에요. 그 뒤로 규정이나 방법이 바뀌었을 수 있어요.`,
  review: '지금도 맞는지 물어보기',
  reviewHint: '새 질문으로 열려요. 보내기 전에 고칠 수 있어요.',
  reviewTitle: (title: string) => `지금도 맞나요? ${title}`,
  reviewText: (month: string) =>
    `예전에 이 질문에 달린 답변을 보았어요. ${month}까지 확인된 내용이라, 그 뒤로 바뀐 것이 있는지 궁금해요.\n\n지금도 그대로인지, 달라졌다면 무엇이 달라졌는지 알려 주시면 큰 도움이 돼요.`,

  makeGuide: '안내서 만들기',
  takeThread: '내보내기',
  threadTitle: '이 글 내보내기',
  format: '어떻게 만들까요',
  formats: { pdf: 'PDF 파일', markdown: '마크다운 파일', print: '인쇄' },
  formatHints: {
    pdf: '보내고 나눠 보기 좋아요',
    markdown: '다른 문서에 옮겨 쓰기 좋아요',
    print: '이 PC의 프린터로 뽑아요',
  },
  what: '무엇을 넣을까요',
  nicknames: '멘토 이름',
  nicknamesHint: '넣지 않으면 ‘멘토’라고만 적어요.',
  questions: '질문 내용',
  questionsHint: '넣지 않으면 제목과 도움된 답변만 담아요. 내용에는 사정이 드러나기 쉬워요.',
  guideOf: '모두가 읽을 수 있는 글에서 도움된 답변만 모아요. 멘토에게만 보낸 글은 들어가지 않아요.',
  guideOfTopic: (topic: string) =>
    `‘${topic}’에서 모두가 읽을 수 있는 도움된 답변만 모아요. 멘토에게만 보낸 글은 들어가지 않아요.`,
  threadOf: {
    everyone: '함께하는 모두가 읽을 수 있는 글이에요. 질문과 답변, 댓글을 모두 담아요.',
    mentors:
      '멘토에게만 보낸 글이에요. 멘토가 아닌 분의 PC에 이 파일이 있으면 누가 질문했는지 드러나요.',
    'one-mentor': '한 멘토에게만 보낸 글이에요. 이 파일이 있는 PC를 보면 누가 질문했는지 드러나요.',
  },
  unlocked:
    '만든 파일과 종이는 잠겨 있지 않아요. 글에서만 쓰는 이름은 빼고 쓴 때는 달까지만 적지만, 내용은 그대로예요. 나누기 전에 한 번 더 살펴봐 주세요.',
  cancel: '취소',
  make: { pdf: '만들기', markdown: '만들기', print: '인쇄하기' },
  making: '만들고 있어요',
  saved: (file: string, n: number) => `질문 ${n}개를 담아 ‘${file}’에 저장했어요.`,
  printed: '프린터로 보냈어요.',
};

/** How the months are called where there is little room. */
export const enMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

export const enKnowledge: typeof koKnowledge = {
  tags: 'Choose a tag',
  tag: (tag, count) => `#${tag} ${count}`,
  tagOf: (tag) => `#${tag}`,
  more: (n) => `${n} more`,
  fewer: 'Fewer',
  answer: 'Answer',
  month: (year, month) => `${enMonths[month - 1] ?? ''} ${year}`,
  nothingTagged: 'Nothing has this tag',
  nothingTaggedHint: 'Press the tag again to see everything.',
  tagHint: 'Words like #leave in a question or an answer become tags.',

  aged: 'This answer is over a year old',
  agedAt: (month) =>
    `Somebody who answers last looked at this in ${month}. Rules and ways may have changed since.`,
  review: 'Ask whether it still holds',
  reviewHint: 'Opens as a new question, which you can change before it is sent.',
  reviewTitle: (title) => `Does this still hold? ${title}`,
  reviewText: (month) =>
    `I have read the answer that this question once got. It was last looked at in ${month}, and I wonder whether anything has changed since.\n\nCould you tell me whether it still holds, and if not, what is different now? Thank you.`,

  makeGuide: 'Make a guidebook',
  takeThread: 'Export',
  threadTitle: 'Export this thread',
  format: 'How to make it',
  formats: { pdf: 'PDF file', markdown: 'Markdown file', print: 'Print' },
  formatHints: {
    pdf: 'Good to send and to read',
    markdown: 'Good to use in other documents',
    print: 'On this PC’s printer',
  },
  what: 'What to put in',
  nicknames: 'Mentors’ names',
  nicknamesHint: 'Otherwise it only says “Mentor”.',
  questions: 'What was asked',
  questionsHint:
    'Otherwise only titles and the answers that helped. What was asked easily tells about people.',
  guideOf:
    'Only answers that helped, from what everybody can read. What was sent to mentors stays out.',
  guideOfTopic: (topic) =>
    `Only answers that helped in “${topic}”, from what everybody can read. What was sent to mentors stays out.`,
  threadOf: {
    everyone: 'Every member can read this. Question, answers and comments are all put in.',
    mentors:
      'This was sent to the mentors only. On the PC of somebody else, the file tells who asked.',
    'one-mentor': 'This was sent to one mentor only. Where the file lies tells who asked.',
  },
  unlocked:
    'Files and paper are not locked. Names of a thread stay out, and times are only months, but the words are as they are. Please look through them before you share.',
  cancel: 'Cancel',
  make: { pdf: 'Make it', markdown: 'Make it', print: 'Print' },
  making: 'Being made',
  saved: (file, n) => `Saved as “${file}” with ${n} question${n === 1 ? '' : 's'}.`,
  printed: 'Sent to the printer.',
};
