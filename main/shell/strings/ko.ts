/** What the main process itself says, in Korean. */
export const ko = {
  title: '깐부톡',
  startFailedTitle: '깐부톡을 시작하지 못했어요',
  startFailed: '다시 실행해 주세요. 그래도 열리지 않으면 전산 담당자에게 알려 주세요.',
};

export type ShellStrings = { [Key in keyof typeof ko]: string };
