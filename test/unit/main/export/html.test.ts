import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { escapeHtml, paperHtml } from '../../../../main/export/html.ts';
import { paperWords } from '../../../../main/export/words.ts';
import { paper, piece } from './papers.ts';

const words = paperWords('ko');

describe('a paper in HTML', () => {
  test('has only elements of its own, whatever people wrote', () => {
    const wild = `</p><script>alert(1)</script><img src="http://x" onerror='y'>&lt;`;
    const { body } = paperHtml(paper({ pieces: [piece({ title: wild, said: [] })] }), words);
    const tags = new Set(Array.from(body.matchAll(/<([a-z0-9]+)/g), ([, tag]) => tag));
    expect(tags).toEqual(
      new Set([
        'a',
        'article',
        'b',
        'div',
        'h1',
        'h2',
        'h3',
        'header',
        'li',
        'nav',
        'ol',
        'p',
        'section',
      ]),
    );
    expect(body).not.toContain('http://x"');
    expect(body).toContain('&lt;script&gt;');
  });

  test('leads from its contents to each piece', () => {
    const pieces = [piece(), piece({ topic: 'heart', title: '마음' })];
    const { body } = paperHtml(paper({ pieces }), words);
    const leads = Array.from(body.matchAll(/href="#(p\d+)"/g), ([, place]) => place);
    expect(leads).toEqual(['p1', 'p2']);
    for (const place of leads) expect(body).toContain(`<article id="${place}">`);
  });

  test('of one topic names it', () => {
    expect(paperHtml(paper({ topic: 'heart' }), words).body).toContain('마음 나눔');
  });

  test('is as long as what was escaped in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });
});
