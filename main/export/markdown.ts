import { byTopic, type Paper, type Piece, type Said } from './paper.ts';
import type { PaperWords } from './words.ts';

/** What means something wherever it stands (CommonMark 0.31, and tables, strike-through and bare addresses of its GitHub flavour). */
const anywhere = /[\\`*_{}[\]<>|~&!$^#@]/gu;
/** What makes a line a list, a heading, a rule or a table; a number only with what follows it. */
const atTheStart = /^(\d*)([-+=:.)])/u;
/** Addresses that would become links by themselves. */
const addresses = /:(?=\/\/)|(?<=\bwww)\./giu;

/** A line of somebody's words that reads as it was typed, whatever it looks like. */
function escapeLine(line: string): string {
  const words = line.trim();
  const plain = words
    .replace(anywhere, (sign) => `\\${sign}`)
    .replace(addresses, (sign) => `\\${sign}`)
    .replace(atTheStart, '$1\\$2');
  if (plain === '') return '';
  // Spaces that begin a line would make it code: as references they are only spaces.
  const space = line.slice(0, line.length - line.trimStart().length);
  return Array.from(space, (one) => `&#${one.codePointAt(0)};`).join('') + plain;
}

/** Somebody's words as Markdown: every line of them a line, every blank line a blank one. */
export function escapeMarkdown(text: string): string {
  const lines = text.split('\n').map(escapeLine);
  return lines
    .map((line, place) => (line !== '' && lines[place + 1] ? `${line}\\` : line))
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '');
}

/** A paper as Markdown, with a table of contents where it has several pieces. */
export function paperMarkdown(paper: Paper, words: PaperWords): string {
  const blocks =
    paper.kind === 'guidebook' ? guidebook(paper, words) : thread(paper.pieces[0], paper, words);
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function guidebook(paper: Paper, words: PaperWords): string[] {
  const { made, pieces, topic } = paper;
  const chapters = byTopic(pieces);
  const title = topic === null ? words.guidebook : `${words.guidebook} · ${words.topic[topic]}`;
  return [
    `# ${title}`,
    words.made(made),
    words.about(pieces.length),
    words.aging,
    words.audience.everyone,
    `## ${words.contents}`,
    chapters
      .map((chapter) =>
        [
          `- ${words.topic[chapter.topic]}`,
          ...chapter.pieces.map((piece) => `  - ${titleOf(piece, words)}`),
        ].join('\n'),
      )
      .join('\n'),
    ...chapters.flatMap((chapter) => [
      `## ${words.topic[chapter.topic]}`,
      ...chapter.pieces.flatMap((piece) => [
        `### ${titleOf(piece, words)}`,
        ...question(piece, words),
        ...piece.said.flatMap((one) => [byline(one, words, false), escapeMarkdown(one.text)]),
      ]),
    ]),
  ];
}

function thread(piece: Piece | undefined, paper: Paper, words: PaperWords): string[] {
  if (!piece) return [];
  return [
    `# ${titleOf(piece, words)}`,
    `${words.product} · ${words.topic[piece.topic]} · ${words.made(paper.made)}`,
    words.audience[paper.audience],
    ...question(piece, words),
    ...piece.said.flatMap((one) => [byline(one, words, true), escapeMarkdown(one.text)]),
  ];
}

function question({ question: asked }: Piece, words: PaperWords): string[] {
  if (!asked) return [];
  return [`**${words.question}** · ${words.month(asked.month)}`, escapeMarkdown(asked.text)];
}

function byline({ kind, speaker, month, helpful }: Said, words: PaperWords, told: boolean): string {
  const who = escapeMarkdown(words.speaker(speaker));
  const marks = told && helpful ? [words.helpful] : [];
  return [`**${words.kind[kind]}**`, who, words.month(month), ...marks].join(' · ');
}

const titleOf = ({ title }: Piece, words: PaperWords): string =>
  escapeMarkdown((title ?? words.takenBack).replace(/\s+/gu, ' ').trim());
