/** Looking for words in everything that can be read here. */
export const koSearch = {
  label: '검색',
  placeholder: '검색 · 초성도 돼요 (ㅇㄱ ㅅㅊ)',
  keys: '쓰는 동안 바로 찾아요. 아래 화살표로 목록에 가고, Enter로 가장 잘 맞는 글을 열어요. Esc로 지워요.',
  clear: '찾는 말 지우기',
  scopes: '어디에서 찾을까요',
  scope: {
    all: '전체',
    mine: '내 질문',
    waiting: '답변 대기',
    answered: '답변 있음',
    accepted: '도움된 답변',
  },
  found: (n: number, more: boolean) =>
    n === 0 ? '찾은 글이 없어요' : more ? `${n}개 넘게 찾았어요` : `${n}개 찾았어요`,
  inReply: '답변과 댓글에서',
  near: '비슷한 글',
  incomplete: '찾을 준비를 아직 하고 있어요. 조금 뒤에는 더 많이 찾을 수 있어요.',
  start: '무엇을 찾을까요?',
  startHint: '제목과 질문, 답변과 댓글에서 찾아요. 낱말을 띄어 쓰면 모두 들어 있는 글을 찾아요.',
  byWord: '낱말 그대로',
  byConsonants: '초성으로 ‘연가 신청’',
  stays: '찾은 말은 이 PC를 나가지 않고, 어디에도 남지 않아요.',
  nothing: (text: string) => `‘${text}’에 맞는 글이 없어요`,
  nothingHint:
    '낱말을 줄이거나 초성으로 찾아 보세요. 아직 아무도 묻지 않았다면 먼저 물어봐도 좋아요.',
  widen: '전체에서 찾기',
  ask: '질문으로 올리기',
};

export const enSearch: typeof koSearch = {
  label: 'Search',
  placeholder: 'Search · also ㅇㄱ ㅅㅊ',
  keys: 'Results come while you type. Arrow down enters the list, Enter opens the best one, Esc clears.',
  clear: 'Clear the search',
  scopes: 'Where to look',
  scope: {
    all: 'All',
    mine: 'My questions',
    waiting: 'Waiting',
    answered: 'Answered',
    accepted: 'Helpful',
  },
  found: (n, more) => (n === 0 ? 'Nothing found' : more ? `More than ${n} found` : `${n} found`),
  inReply: 'in the replies',
  near: 'Similar',
  incomplete: 'Older posts are still being made ready; soon more can be found.',
  start: 'What are you looking for?',
  startHint: 'Titles, questions, answers and comments are searched. Several words must all occur.',
  byWord: 'the word itself',
  byConsonants: 'by first consonants',
  stays: 'What you search for never leaves this PC and is kept nowhere.',
  nothing: (text) => `Nothing fits “${text}”`,
  nothingHint:
    'Try fewer words or first consonants. If nobody has asked yet, you could be the first.',
  widen: 'Search everywhere',
  ask: 'Ask this',
};
