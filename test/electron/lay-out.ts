import { findChromium } from './open-window.ts';
import { NotImitated } from './not-imitated.ts';

/** What may be asked of a PDF here. */
export type PdfOptions = Pick<
  Electron.PrintToPDFOptions,
  'preferCSSPageSize' | 'printBackground' | 'generateTaggedPDF' | 'generateDocumentOutline'
>;

const known = new Set([
  'preferCSSPageSize',
  'printBackground',
  'generateTaggedPDF',
  'generateDocumentOutline',
]);

/**
 * Lays a page out with the system's Chromium, without scripts, as Electron does with its own: the same engine, asked for the same. The browser's
 * profile is a private one that keeps no files of pages, and goes with it. Throws where there is no Chromium.
 */
export async function layOut(address: string, options: PdfOptions): Promise<Buffer> {
  const strange = Object.keys(options).filter((name) => !known.has(name));
  if (strange.length > 0) throw new NotImitated(`printToPDF with ${strange.join()}`);
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('The stand-in needs a Chromium on the PATH to lay pages out.');
  // Only who prints waits for it to load.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to work for root, as whom containers run.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    // The app listens to these itself.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    return await page.pdf({
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
    });
  } finally {
    await browser.close();
  }
}
