import { BrowserWindow, dialog } from 'electron';

import type { Preferences } from '../../preload/contract.ts';
import { ExportError } from '../export/export-error.ts';
import type { PaperDesk } from '../export/exporting.ts';
import type { PaperHtml } from '../export/html.ts';
import type { UntilLocked } from '../lock/until-locked.ts';
import { hardenContents } from './hardening.ts';
import type { PaperFiles } from './paper-files.ts';
import { pageOrigin } from './scheme.ts';
import { stringsOf } from './strings/strings.ts';

/** What Electron says when a person closes the system's dialog for printing. */
const cancelled = 'Print job canceled';

/** The system's dialogs for a file and for printing, which a lock ends; what is laid out stands in a window that nobody sees, without scripts, and in no file. */
export function systemPaper(
  papers: PaperFiles,
  language: () => Preferences['language'],
  untilLocked: UntilLocked,
): PaperDesk {
  return {
    choose: async (name, format) => {
      const { pdfFile, markdownFile } = stringsOf(language());
      const options: Electron.SaveDialogOptions = {
        defaultPath: name,
        filters: [
          format === 'pdf'
            ? { name: pdfFile, extensions: ['pdf'] }
            : { name: markdownFile, extensions: ['md'] },
        ],
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      };
      const answer = await untilLocked.run(async () => dialog.showSaveDialog(options));
      return answer === null || answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    pdf: async (page) =>
      untilLocked.run(async (over) =>
        laidOut(papers, page, over, async ({ webContents }) =>
          webContents.printToPDF({
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: true,
            generateDocumentOutline: true,
          }),
        ),
      ),
    print: async (page) =>
      (await untilLocked.run(async (over) =>
        laidOut(
          papers,
          page,
          over,
          async ({ webContents }) =>
            new Promise<boolean>((resolve, reject) => {
              webContents.print({ printBackground: true }, (success, reason) => {
                if (success || reason === cancelled) resolve(success);
                else reject(new ExportError('not-printed'));
              });
            }),
        ),
      )) ?? false,
  };
}

/** Lays a paper out in a window of its own, and closes it again; at once, with a printer's dialog that belongs to it, when the screen is locked. */
async function laidOut<T>(
  papers: PaperFiles,
  page: PaperHtml,
  over: AbortSignal,
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
    const close = (): void => {
      if (!window.isDestroyed()) window.destroy();
    };
    over.addEventListener('abort', close, { once: true });
    try {
      hardenContents(window.webContents);
      await window.loadURL(`${pageOrigin}${path}`);
      return await work(window);
    } finally {
      over.removeEventListener('abort', close);
      close();
    }
  });
}
