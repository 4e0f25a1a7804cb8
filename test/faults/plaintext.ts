import { existsSync } from 'node:fs';
import { filesUnder } from '../fixtures/files-under.ts';

/** The ways in which a run's words may stand readable in a file. What of them is searched for is six bytes at the least. */
function spellings(canary: string): Buffer[] {
  const [one = '', two = '', three = '', four = ''] = canary;
  const little = Buffer.from(canary, 'utf16le');
  const escaped = canary
    .split('')
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0'));
  const code = (digits: string): string => `\\u${digits}`;
  const utf8 = Buffer.from(canary);
  return [
    // Two syllables: an index may hold pairs.
    Buffer.from(one + two),
    Buffer.from(two + three),
    Buffer.from(three + four),
    little,
    Buffer.from(little).swap16(),
    Buffer.from(canary.normalize('NFD')),
    Buffer.from(escaped.map(code).join('')),
    Buffer.from(escaped.map((digits) => code(digits.toUpperCase())).join('')),
    Buffer.from(encodeURIComponent(canary)),
    Buffer.from(utf8.toString('hex')),
    ...[utf8, little].flatMap(inBase64),
  ];
}

/** In base64 bytes look different at each of three places; what hangs on their neighbours is left out. */
const inBase64 = (bytes: Buffer): Buffer[] =>
  [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const inner = text.slice(shift === 0 ? 0 : 4, Math.floor((bytes.length + shift) / 3) * 4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map((one) => Buffer.from(one));
  });

/** The files in these folders that hold a run's words in any spelling. Their names count too. */
export function filesWithWords(folders: readonly string[], canary: string): string[] {
  const wanted = spellings(canary);
  return folders
    .filter((one) => existsSync(one))
    .flatMap(filesUnder)
    .filter(
      ({ name, bytes }) => name.includes(canary) || wanted.some((form) => bytes.includes(form)),
    )
    .map(({ path }) => path);
}

/** Files that each hold a word in another spelling: the search has to find every one of them. */
export const plantedForms = (word: string): Buffer[] => [
  Buffer.from(`...${word}...`),
  Buffer.from(word.slice(0, 2)),
  Buffer.from(word, 'utf16le'),
  Buffer.from(word, 'utf16le').swap16(),
  Buffer.from(word.normalize('NFD')),
  Buffer.from(JSON.stringify(word).replace(/[^ -~]/g, (letter) => `\\u${hex(letter)}`)),
  Buffer.from(encodeURIComponent(word)),
  Buffer.from(Buffer.from(word).toString('hex')),
  ...['', 'a', 'ab'].flatMap((before) => [
    Buffer.from(Buffer.from(before + word).toString('base64')),
    Buffer.from(Buffer.from(before + word).toString('base64url')),
    Buffer.from(
      Buffer.concat([Buffer.from(before), Buffer.from(word, 'utf16le')]).toString('base64'),
    ),
  ]),
];

const hex = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0');
