import type { TextSize } from '../../preload/contract.ts';

const names: Record<TextSize, string> = {
  80: '80%',
  90: '90%',
  100: '100%',
  110: '110%',
  125: '125%',
  150: '150%',
  175: '175%',
  200: '200%',
};

/** How large everything in the window is. */
export const koSizes = {
  label: '글자 크기',
  names,
  said: (n: number) => `글자 크기 ${n}%`,
  stays: (n: number) =>
    n === 200
      ? '글자 크기 200%, 가장 큰 크기예요.'
      : n === 80
        ? '글자 크기 80%, 가장 작은 크기예요.'
        : `글자 크기 ${n}%, 그대로예요.`,
  hint: '창 안의 모든 것이 함께 커지고 작아져요. 어디서나 Ctrl과 +, −, 0으로, Ctrl과 마우스 바퀴로도 돼요.',
  hintMac: '창 안의 모든 것이 함께 커지고 작아져요. 어디서나 ⌘와 +, −, 0으로도 돼요.',
};

export const enSizes: typeof koSizes = {
  label: 'Text size',
  names,
  said: (n) => `Text size ${n}%`,
  stays: (n) =>
    n === 200
      ? 'Text size 200%, the largest.'
      : n === 80
        ? 'Text size 80%, the smallest.'
        : `Text size ${n}%, as before.`,
  hint: 'Everything in the window grows and shrinks with the text. Anywhere: Ctrl with +, − and 0, or with the mouse wheel.',
  hintMac: 'Everything in the window grows and shrinks with the text. Anywhere: ⌘ with +, − and 0.',
};
