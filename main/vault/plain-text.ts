/**
 * One spelling for what looks the same: composed syllables, line feeds, no control characters, none that turn the writing direction. For what
 * a person sends, and once more for what others sent: nobody knows with which program.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, (found) =>
      found === '\n' || found === '\t' ? found : '',
    );
}

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** The beginning of a text: at most `length` UTF-16 units, cut between what people count as characters. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = characters.segment(text).containing(length)?.index ?? length;
  return text.slice(0, cut);
}
