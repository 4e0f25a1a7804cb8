/** Composed, with plain line ends, without control and direction characters: neither a terminal nor a reader can be deceived by it. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
