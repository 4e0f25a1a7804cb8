const wideZero = 0xff10;
const unusual = /[０-９‐-―ㅡ－\u00a0\u3000＠]/gu;

/** Digits, hyphens and spaces as they are usually written. As long as before: places in it are places in the text. */
export const levelled = (text: string): string =>
  text.replace(unusual, (character) => {
    const code = character.charCodeAt(0);
    if (code >= wideZero && code <= wideZero + 9) return String(code - wideZero);
    if (character === '＠') return '@';
    return code === 0x00a0 || code === 0x3000 ? ' ' : '-';
  });
