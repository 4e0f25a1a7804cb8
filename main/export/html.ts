import { byTopic, type Paper, type Piece, type Said } from './paper.ts';
import type { PaperWords } from './words.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Somebody's words as HTML: text, and nothing else. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (sign) => signs[sign] ?? sign);

/** What is put in the bundled page for paper (renderer/paper.html). */
export type PaperHtml = { language: string; title: string; body: string };

/** A paper as HTML: plain elements of renderer/styles/paper.css, without scripts, addresses and pictures. */
export function paperHtml(paper: Paper, words: PaperWords): PaperHtml {
  const body =
    paper.kind === 'guidebook' ? guidebook(paper, words) : thread(paper.pieces[0], paper, words);
  const { language, guidebook: title, thread: other } = words;
  return { language, title: paper.kind === 'guidebook' ? title : other, body };
}

function guidebook({ made, pieces, topic }: Paper, words: PaperWords): string {
  const chapters = byTopic(pieces);
  const placeOf = new Map(pieces.map((piece, place) => [piece, `p${place + 1}`]));
  return [
    '<header class="cover">',
    `<h1>${escapeHtml(words.guidebook)}</h1>`,
    topic === null ? '' : `<p class="cover-topic">${escapeHtml(words.topic[topic])}</p>`,
    `<p>${escapeHtml(words.about(pieces.length))}</p>`,
    `<p>${escapeHtml(words.aging)}</p>`,
    `<p>${escapeHtml(words.audience.everyone)}</p>`,
    `<p class="made">${escapeHtml(words.made(made))}</p>`,
    '</header>',
    `<nav class="contents"><h2>${escapeHtml(words.contents)}</h2><ol>`,
    ...chapters.map(
      (chapter) =>
        `<li>${escapeHtml(words.topic[chapter.topic])}<ol>${chapter.pieces
          .map((piece) => `<li><a href="#${placeOf.get(piece)}">${titleOf(piece, words)}</a></li>`)
          .join('')}</ol></li>`,
    ),
    '</ol></nav>',
    ...chapters.map(
      (chapter) =>
        `<section class="chapter"><h2>${escapeHtml(words.topic[chapter.topic])}</h2>${chapter.pieces
          .map(
            (piece) =>
              `<article id="${placeOf.get(piece)}"><h3>${titleOf(piece, words)}</h3>${inside(piece, words, false)}</article>`,
          )
          .join('')}</section>`,
    ),
  ].join('');
}

function thread(piece: Piece | undefined, paper: Paper, words: PaperWords): string {
  if (!piece) return '';
  return [
    '<header class="head">',
    `<p class="head-meta">${escapeHtml(`${words.product} · ${words.topic[piece.topic]}`)}</p>`,
    `<h1>${titleOf(piece, words)}</h1>`,
    `<p>${escapeHtml(words.audience[paper.audience])}</p>`,
    `<p class="made">${escapeHtml(words.made(paper.made))}</p>`,
    '</header>',
    `<article>${inside(piece, words, true)}</article>`,
  ].join('');
}

function inside({ question, said }: Piece, words: PaperWords, told: boolean): string {
  const asked = question
    ? `<div class="said is-question"><p class="by"><b>${escapeHtml(words.question)}</b> · ${escapeHtml(
        words.month(question.month),
      )}</p>${textOf(question.text)}</div>`
    : '';
  return asked + said.map((one) => saidOf(one, words, told)).join('');
}

function saidOf(
  { kind, speaker, month, text, helpful }: Said,
  words: PaperWords,
  told: boolean,
): string {
  const parts = [words.speaker(speaker), words.month(month)];
  if (told && helpful) parts.push(words.helpful);
  const by = `<p class="by"><b>${escapeHtml(words.kind[kind])}</b> · ${escapeHtml(parts.join(' · '))}</p>`;
  return `<div class="said${told && helpful ? ' is-helpful' : ''}">${by}${textOf(text)}</div>`;
}

const textOf = (text: string): string => `<p class="text">${escapeHtml(text.trim())}</p>`;

const titleOf = ({ title }: Piece, words: PaperWords): string =>
  escapeHtml(title ?? words.takenBack);
