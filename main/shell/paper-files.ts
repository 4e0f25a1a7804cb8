import { randomBytes } from 'node:crypto';

import type { PaperHtml } from '../export/html.ts';
import type { PageFile, PageFiles } from './page-files.ts';

const template = '/paper.html';
/** What of the template is written over. */
const places = { language: 'lang="ko"', title: '<title></title>', body: '<main></main>' };

/** Pages for paper, in memory alone, each under an address that nobody guesses, and only while it is laid out. */
export class PaperFiles {
  readonly #papers = new Map<string, PaperHtml>();
  #pages: PageFiles | null = null;

  /** These files and, beside them, the papers. */
  beside(pages: PageFiles): PageFiles {
    this.#pages = pages;
    return {
      read: async (path) => {
        const paper = this.#papers.get(path);
        return paper ? this.#filled(pages, paper) : pages.read(path);
      },
    };
  }

  /** Runs `work` with the path of a paper, which is gone afterwards. Throws where no page is served yet. */
  async serve<T>(paper: PaperHtml, work: (path: string) => Promise<T>): Promise<T> {
    if (this.#pages === null) throw new Error('no pages are served');
    const path = `/paper-${randomBytes(16).toString('hex')}.html`;
    this.#papers.set(path, paper);
    try {
      return await work(path);
    } finally {
      this.#papers.delete(path);
    }
  }

  async #filled(pages: PageFiles, paper: PaperHtml): Promise<PageFile | null> {
    const file = await pages.read(template);
    if (file === null) return null;
    const html = new TextDecoder()
      .decode(file.content)
      .replace(places.language, `lang="${paper.language}"`)
      // As functions: what a person wrote may have signs that a replacement would understand.
      .replace(places.title, () => `<title>${paper.title}</title>`)
      .replace(places.body, () => `<main>${paper.body}</main>`);
    return { content: new TextEncoder().encode(html), type: file.type, isPaper: true };
  }
}
