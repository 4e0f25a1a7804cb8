import '../../../electron/hooks.ts';

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { listPageFiles, type PageFiles } from '../../../../main/shell/page-files.ts';
import { PaperFiles } from '../../../../main/shell/paper-files.ts';
import { answerPageRequest } from '../../../../main/shell/scheme.ts';

const template = `<html lang="ko"><title></title><body><main></main></body></html>`;
const paper = { language: 'en', title: 'Guide', body: `<p>$& $' 연가</p>` };

let folder: string;
let papers: PaperFiles;
let files: PageFiles;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paper-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'paper.html'), template);
  papers = new PaperFiles();
  files = papers.beside(await listPageFiles(folder));
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = async (path: string): Promise<Response> =>
  answerPageRequest({ url: `app://kkanbu${path}`, method: 'GET' }, files);

describe('a page for paper', () => {
  test('is the bundled one, filled, and there only while it is laid out', async () => {
    let served = '';
    await papers.serve(paper, async (path) => {
      served = path;
      const answer = await get(path);
      expect(await answer.text()).toBe(
        `<html lang="en"><title>Guide</title><body><main>${paper.body}</main></body></html>`,
      );
    });
    expect(served).toMatch(/^\/paper-[0-9a-f]{32}\.html$/);
    expect((await get(served)).status).toBe(404);
    expect(readdirSync(folder)).toEqual(['index.html', 'paper.html']);
  });

  test('is gone where it could not be laid out, too', async () => {
    let served = '';
    const failing = papers.serve(paper, async (path) => {
      served = path;
      throw new Error('no printer');
    });
    await expect(failing).rejects.toThrow('no printer');
    expect((await get(served)).status).toBe(404);
  });

  test('may run nothing, load nothing but styles and fonts of the bundle, and is kept nowhere', async () => {
    await papers.serve(paper, async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      expect(policy).not.toContain('connect-src');
      expect(headers.get('cache-control')).toBe('no-store');
    });
    const page = (await get('/index.html')).headers.get('content-security-policy');
    expect(page).toContain("script-src 'self'");
  });

  test('each has an address of its own, and none before pages are served', async () => {
    const paths = await Promise.all([1, 2].map(() => papers.serve(paper, async (path) => path)));
    expect(new Set(paths).size).toBe(2);
    await expect(new PaperFiles().serve(paper, async () => null)).rejects.toThrow(
      'no pages are served',
    );
  });
});
