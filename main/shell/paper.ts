import { BrowserWindow, dialog } from 'electron';

import type { Preferences } from '../../preload/contract.ts';
import { ExportError } from '../export/export-error.ts';
import type { PaperDesk } from '../export/exporting.ts';
import type { PaperHtml } from '../export/html.ts';
import { hardenContents } from './hardening.ts';
import type { PaperFiles } from './paper-files.ts';
import { pageOrigin } from './scheme.ts';
import { stringsOf } from './strings/strings.ts';

/** What Electron says when a person closes the system's dialog for printing. */
const cancelled = 'Print job canceled';

/** The system's dialogs for a file and for printing; what is laid out stands in a window that nobody sees, without scripts, and in no file. */
export function systemPaper(
  papers: PaperFiles,
  language: () => Preferences['language'],
  isLocked: () => boolean,
): PaperDesk {
  return {
    choose: async (name, format) => {
      const { pdfFile, markdownFile } = stringsOf(language());
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: name,
        filters: [
          format === 'pdf'
            ? { name: pdfFile, extensions: ['pdf'] }
            : { name: markdownFile, extensions: ['md'] },
        ],
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      });
      // The dialog stands before a locked screen as well, where somebody else may answer it.
      return canceled || filePath === '' || isLocked() ? null : filePath;
    },
    pdf: async (page) =>
      laidOut(papers, page, async ({ webContents }) =>
        webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        }),
      ),
    print: async (page) =>
      laidOut(
        papers,
        page,
        async ({ webContents }) =>
          new Promise<boolean>((resolve, reject) => {
            webContents.print({ printBackground: true }, (success, reason) => {
              if (success || reason === cancelled) resolve(success);
              else reject(new ExportError('not-printed'));
            });
          }),
      ),
  };
}

/** Lays a paper out in a window of its own, and closes it again. */
async function laidOut<T>(
  papers: PaperFiles,
  page: PaperHtml,
  work: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  return papers.serve(page, async (path) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        javascript: false,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        devTools: false,
      },
    });
    try {
      hardenContents(window.webContents);
      await window.loadURL(`${pageOrigin}${path}`);
      return await work(window);
    } finally {
      window.destroy();
    }
  });
}
