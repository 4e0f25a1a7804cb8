/** A stretch of a line: words, or code between two grave accents. */
export type Piece = { text: string; code: boolean };

/** What a text is made of, in order. Everything that was typed is in it, but for the signs that mark a list, a quote or code. */
export type Block =
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'quote'; pieces: Piece[] }
  | { kind: 'list'; items: Piece[][]; start: number | null }
  | { kind: 'code'; text: string };

const fence = /^ {0,3}```([^`]*)$/u;
const closing = /^ {0,3}``` *$/u;
const bullet = /^ {0,3}[-*•] +(\S.*)$/u;
const numbered = /^ {0,3}(\d{1,3})[.)] +(\S.*)$/u;
const quoted = /^ {0,3}> ?(.*)$/u;

/**
 * Reads the few signs that people set anyway: lists, quotes, code. Links stay text, and nothing else has a meaning. A sign that does not fit is a
 * sign: an unclosed fence, a single line that begins with a date.
 */
export function blocksOf(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    const whole = paragraph.join('\n').replace(/^\n+|\s+$/gu, '');
    if (whole !== '') blocks.push({ kind: 'paragraph', pieces: piecesOf(whole) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length;) {
    const block = codeAt(lines, at) ?? listAt(lines, at) ?? quoteAt(lines, at);
    const line = lines[at] ?? '';
    if (block === null) {
      if (line.trim() === '') close();
      else paragraph.push(line);
      at += 1;
      continue;
    }
    close();
    blocks.push(block.block);
    at = block.next;
  }
  close();
  return blocks;
}

type Found = { block: Block; next: number } | null;

function codeAt(lines: readonly string[], at: number): Found {
  const opening = fence.exec(lines[at] ?? '');
  if (opening === null) return null;
  let end = at + 1;
  while (end < lines.length && !closing.test(lines[end] ?? '')) end += 1;
  if (end === lines.length) return null;
  // What stands behind the sign was typed too, and may be more than the name of a language.
  const beside = (opening[1] ?? '').trim();
  const inside = lines.slice(at + 1, end);
  const text = [...(beside === '' ? [] : [beside]), ...inside].join('\n');
  return { block: { kind: 'code', text }, next: end + 1 };
}

function listAt(lines: readonly string[], at: number): Found {
  const first = numbered.exec(lines[at] ?? '');
  const sign = first ? numbered : bullet;
  let next = at;
  const items: Piece[][] = [];
  for (; next < lines.length; next += 1) {
    const match = sign.exec(lines[next] ?? '');
    // A list counts by itself: numbers that do not are words, as those of '3. 5. 회의' and '3. 6. 점심'.
    if (match === null || (first && Number(match[1]) !== Number(first[1]) + items.length)) break;
    items.push(piecesOf((match.at(-1) ?? '').trimEnd()));
  }
  if (items.length === 0) return null;
  const start = first === null ? null : Number(first[1]);
  // '3. 5. 회의' alone is a day.
  if (start !== null && start !== 1 && items.length === 1) return null;
  return { block: { kind: 'list', items, start }, next };
}

function quoteAt(lines: readonly string[], at: number): Found {
  const said: string[] = [];
  for (const line of lines.slice(at)) {
    const match = quoted.exec(line);
    if (match === null) break;
    said.push(match[1] ?? '');
  }
  if (said.length === 0) return null;
  return { block: { kind: 'quote', pieces: piecesOf(said.join('\n')) }, next: at + said.length };
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(/`([^`\n]+)`/gu)) {
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), code: false });
    pieces.push({ text: match[1] ?? '', code: true });
    done = match.index + match[0].length;
  }
  if (done < text.length || pieces.length === 0)
    pieces.push({ text: text.slice(done), code: false });
  return pieces;
}
