/** Longest tag, in UTF-16 units. */
const longest = 20;

/** What is quoted as it stands, where '#' means something else. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/gu;
/** Not within a word or an address; and a number alone counts something. */
const marked = /(?<=^|[\s([{<「『“‘"',·])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu;

/** The words that somebody marked with '#', each once, in small letters, without it. */
export function tagsIn(text: string): string[] {
  const words = Array.from(text.normalize('NFC').replace(code, ' ').matchAll(marked), ([, word]) =>
    (word ?? '').toLowerCase(),
  );
  return [...new Set(words.filter((word) => word.length <= longest))];
}
