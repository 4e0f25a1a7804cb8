import { filesUnder } from '../fixtures/files-under.ts';

/** Every spelling in which a text could lie in a file: UTF-8, UTF-16, and both ways in which JSON and links escape it. */
function spellings(text: string): Buffer[] {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(escaped),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(Buffer.from(text, 'utf8').toString('base64').slice(4, -4)),
  ];
}

/** The files under a folder that hold a text in any spelling. Names count as well. */
export function findBytes(folder: string, text: string): string[] {
  const wanted = spellings(text);
  return filesUnder(folder)
    .filter(({ name, bytes }) => name.includes(text) || wanted.some((form) => bytes.includes(form)))
    .map(({ path }) => path);
}
