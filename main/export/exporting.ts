import { basename } from 'node:path';
import type {
  MadePaper,
  PaperFormat,
  Preferences,
  Request,
  ThreadView,
} from '../../preload/contract.ts';
import { toHex, utf8 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Knowledge } from '../inbox/knowledge.ts';
import { ExportError } from './export-error.ts';
import { paperHtml, type PaperHtml } from './html.ts';
import { paperMarkdown } from './markdown.ts';
import { dayOf, guidePiece, threadPiece, type Paper, type Piece } from './paper.ts';
import { withoutTraces } from './pdf.ts';
import { paperWords, type PaperWords } from './words.ts';
import { writePaper } from './write-paper.ts';

/** Threads that are read at once: some tens of milliseconds. */
const pieceLength = 40;
/** Between two of them a person reads and writes, ms. */
const pause = 1;

/** What the desktop has for paper. */
export interface PaperDesk {
  /** Where the person wants the file; `null`: they changed their mind. `name`: what is proposed. */
  choose(name: string, format: 'pdf' | 'markdown'): Promise<string | null>;
  /** `null`: the screen was locked before it was laid out. */
  pdf(page: PaperHtml): Promise<Uint8Array | null>;
  /** Shows the system's dialog. `false`: the person changed their mind. Throws ExportError 'not-printed'. */
  print(page: PaperHtml): Promise<boolean>;
}

/** What can be read on this PC. */
export type Readable = { knowledge: Knowledge; thread(id: string): ThreadView };

export type ExportingOptions = {
  desk: PaperDesk;
  environment: Environment;
  language: () => Preferences['language'];
  /** Throws while nothing can be read. */
  readable: () => Readable;
};

/** Takes a thread, or all that was found helpful, out of the vault, for paper or a file that the person chooses; keeps and tells nothing of it. */
export class Exporting {
  readonly #options: ExportingOptions;

  constructor(options: ExportingOptions) {
    this.#options = options;
  }

  /** Throws ExportError, ComposeError 'thread-unknown', VaultError 'disk-full', 'archive-unwritable'. */
  async make(request: Request<'makePaper'>): Promise<MadePaper | null> {
    const { desk, environment, language } = this.#options;
    const words = paperWords(language());
    const paper = await this.#paper(request);
    const questions = paper.pieces.length;
    if (request.as === 'print') {
      return (await desk.print(paperHtml(paper, words))) ? { file: null, questions } : null;
    }
    const target = await desk.choose(nameFor(paper, words, request.as), request.as);
    if (target === null) return null;
    const laidOut =
      request.as === 'pdf'
        ? await desk.pdf(paperHtml(paper, words))
        : utf8(paperMarkdown(paper, words));
    if (laidOut === null) return null;
    const bytes = request.as === 'pdf' ? withoutTraces(laidOut, paper.made) : laidOut;
    writePaper(target, bytes, toHex(environment.random(4)));
    return { file: basename(target), questions };
  }

  async #paper({ of, nicknames, questions }: Request<'makePaper'>): Promise<Paper> {
    const { environment, readable } = this.#options;
    const { calendar } = readable().knowledge;
    const made = dayOf(calendar, environment.now());
    if (of.kind === 'thread') {
      const view = readable().thread(of.thread);
      const piece = threadPiece(calendar, view, { nicknames });
      if (piece.title === null && piece.said.length === 0)
        throw new ExportError('nothing-to-export');
      const { audience } = view.summary;
      return { kind: 'thread', audience, topic: null, made, pieces: [piece] };
    }
    const pieces = await this.#pieces(of.topic, { nicknames, questions });
    if (pieces.length === 0) throw new ExportError('nothing-to-export');
    return { kind: 'guidebook', audience: 'everyone', topic: of.topic, made, pieces };
  }

  async #pieces(
    topic: Parameters<Knowledge['shared']>[0],
    choices: Parameters<typeof guidePiece>[2],
  ): Promise<Piece[]> {
    const { environment, readable } = this.#options;
    const { knowledge } = readable();
    const threads = knowledge.shared(topic);
    const pieces: Piece[] = [];
    for (let from = 0; from < threads.length; from += pieceLength) {
      for (const id of threads.slice(from, from + pieceLength)) {
        const piece = guidePiece(knowledge.calendar, readable().thread(id), choices);
        if (piece) pieces.push(piece);
      }
      await new Promise<void>((resolve) => {
        environment.after(pause, resolve);
      });
    }
    return pieces;
  }
}

/** Tells what it is and the month, and neither whose it is nor what it is about. */
function nameFor(
  { kind, made }: Paper,
  words: PaperWords,
  format: Exclude<PaperFormat, 'print'>,
): string {
  const month = `${made.year}-${String(made.month).padStart(2, '0')}`;
  return `${words.files[kind]}-${month}.${format === 'pdf' ? 'pdf' : 'md'}`;
}
