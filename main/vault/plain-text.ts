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

/** Signs that nobody sees; those that hold an emoji or a word together are caught by the group. */
const unseen =
  /((?<=\p{Extended_Pictographic})\uFE0F|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=[0-9#*])\uFE0F(?=\u20E3)|(?<=[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Knda}\p{sc=Telu}])[\u200C\u200D](?=[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Knda}\p{sc=Telu}]))|\p{Default_Ignorable_Code_Point}/gu;

/**
 * As {@link plainText}, and without signs that nobody sees. For what a person sends: words that were pasted may carry whose PC they were copied on.
 */
export function seenText(text: string): string {
  return plainText(text).replace(unseen, (_sign, kept: string | undefined) => kept ?? '');
}

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** The beginning of a text: at most `length` UTF-16 units, cut between what people count as characters. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = characters.segment(text).containing(length)?.index ?? length;
  return text.slice(0, cut);
}
