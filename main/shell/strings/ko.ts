/** What the main process itself says, in Korean. `{n}`: a number. */
export const ko = {
  title: '깐부톡',
  startFailedTitle: '깐부톡을 시작하지 못했어요',
  startFailed: '다시 실행해 주세요. 그래도 열리지 않으면 전산 담당자에게 알려 주세요.',
  open: '열기',
  veil: '화면 가리기',
  quit: '끝내기',
  waitingQuestions: '답변을 기다리는 글 {n}개',
  noQuestions: '기다리는 글이 없어요',
  newPosts: '새 글이 있어요',
  noPosts: '새 글이 없어요',
  questionCame: '새 질문이 있어요',
  questionsCame: '새 질문이 있어요 · {n}개',
  moveFile: '깐부톡 이사 파일',
  pdfFile: 'PDF 파일',
  markdownFile: '마크다운 파일',
  staysTitle: '깐부톡은 계속 켜져 있어요',
  stays: '트레이의 아이콘으로 다시 열거나 끝낼 수 있어요.',
};

export type ShellStrings = { [Key in keyof typeof ko]: string };
