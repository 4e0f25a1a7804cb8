import '../../../electron/hooks.ts';

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PageFiles, listPageFiles } from '../../../../main/shell/page-files.ts';
import { answerPageRequest, isOwnAddress } from '../../../../main/shell/scheme.ts';

let folder: string;
let files: PageFiles;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scheme-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  writeFileSync(join(page, 'assets', 'font.woff2'), new Uint8Array([0, 255]));
  writeFileSync(join(page, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(page, 'assets', 'vault.db'), 'no kind of page file');
  symlinkSync(join(folder, 'secret.json'), join(page, 'link.json'));
  files = await listPageFiles(page);
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = async (url: string, method = 'GET'): Promise<Response> =>
  answerPageRequest({ url, method }, files);

describe('the scheme of the page', () => {
  test.each([
    ['app://kkanbu/', 'text/html; charset=utf-8'],
    ['app://kkanbu/index.html?a#b', 'text/html; charset=utf-8'],
    ['app://kkanbu/assets/main.js', 'text/javascript; charset=utf-8'],
    ['app://kkanbu/assets/font.woff2', 'font/woff2'],
  ])('serves %s as %s', async (url, type) => {
    const answer = await get(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  test('serves files byte for byte', async () => {
    const answer = await get('app://kkanbu/assets/font.woff2');
    expect(await answer.bytes()).toEqual(new Uint8Array([0, 255]));
  });

  test.each([
    'app://kkanbu/../secret.json',
    'app://kkanbu/assets/../../secret.json',
    'app://kkanbu/%2e%2e/secret.json',
    'app://kkanbu/..%2fsecret.json',
    'app://kkanbu/..%5csecret.json',
    String.raw`app://kkanbu/..\secret.json`,
    'app://kkanbu//secret.json',
    'app://kkanbu/assets',
    'app://kkanbu/assets/',
    'app://kkanbu/index.html%00.js',
    'app://kkanbu/link.json',
    'app://kkanbu/assets/vault.db',
    'app://kkanbu/nothing.js',
    'app://other/index.html',
    'app://kkanbu:1/index.html',
    'https://kkanbu/index.html',
    'file:///etc/passwd',
    'no address',
  ])('has nothing at %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('refuses the method %s', async (method) => {
    expect((await get('app://kkanbu/index.html', method)).status).toBe(405);
  });

  test('states a policy without exceptions, on refusals as well', async () => {
    for (const url of ['app://kkanbu/index.html', 'app://kkanbu/nothing']) {
      const { headers } = await get(url);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy.split('; ')).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "connect-src 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
        ]),
      );
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('knows its own addresses by scheme and host', () => {
    expect(isOwnAddress('app://kkanbu/anything')).toBe(true);
    expect(isOwnAddress('app://kkanbu.example/')).toBe(false);
    expect(isOwnAddress('https://kkanbu/')).toBe(false);
    expect(isOwnAddress('')).toBe(false);
  });
});
