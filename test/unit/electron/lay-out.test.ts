import '../../electron/hooks.ts';

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { layOut } from '../../electron/lay-out.ts';
import { NotImitated } from '../../electron/not-imitated.ts';
import { StandInContents } from '../../electron/web-contents.ts';
import { pdfFacts } from '../../fixtures/pdf-text.ts';

const html = `<!doctype html><meta charset="utf-8"><title>종이</title>
<style>@page { size: A4 } h2 { break-before: page }</style>
<h1>안내서</h1><h2>연가 신청</h2><script>document.body.textContent = 'script'</script>`;

let server: ReturnType<typeof createServer>;
let address: string;
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

describe('a page that is laid out by the stand-in', () => {
  test('becomes a PDF, and its scripts do not run', async () => {
    const pdf = await layOut(address, { preferCSSPageSize: true });
    // Its script would leave one page.
    expect(pdfFacts(pdf).pages).toBe(2);
    // The page's title, in UTF-16.
    expect(pdf.toString('latin1')).toContain('/Title <FEFFC885C774>');
  });

  test('is refused with what is not imitated, and where it has scripts', async () => {
    const strange = { landscape: true } as never;
    await expect(layOut(address, strange)).rejects.toThrow(NotImitated);
    const contents = new StandInContents();
    await expect(contents.printToPDF({})).rejects.toThrow(NotImitated);
    const answers: [boolean, string][] = [];
    await new Promise<void>((resolve) => {
      contents.print({}, (success, reason) => {
        answers.push([success, reason]);
        resolve();
      });
    });
    expect(answers).toEqual([[false, expect.stringContaining('scripts')]]);
  });
});
