import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import type { PostView } from '../../../preload/contract.ts';
import { Announcer } from '../../../renderer/state/announcer.ts';
import { helpfulFirst } from '../../../renderer/state/helpful-first.ts';
import { quoteOf, withQuote } from '../../../renderer/state/quoting.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';
import { helpfulLast, sampleThread, sampleThreads } from './preview/sample.ts';

const on = pagesOfThisFile();

describe('a quote', () => {
  it('keeps paragraphs, and leaves out what was quoted before', () => {
    expect(quoteOf('> 물음\n\n첫 줄\n\n둘째 줄')).toBe('> 첫 줄\n>\n> 둘째 줄');
  });

  it('is no copy of a long text, and cuts no letter in two', () => {
    const quote = quoteOf('👩‍💻'.repeat(200));
    expect(quote.length).toBeLessThanOrEqual(403);
    expect(quote).toMatch(/^> (?:👩‍💻)+…$/u);
  });

  it('stands below what is written already', () => {
    expect(withQuote('', '> 글')).toBe('> 글\n\n');
    expect(withQuote('쓰던 글\n', '> 글')).toBe('쓰던 글\n\n> 글\n\n');
  });
});

describe('what helped', () => {
  const [first] = sampleThreads(1);
  if (first === undefined) throw new Error('no sample thread');
  const placed = (posts: readonly PostView[]): string[] =>
    helpfulFirst(posts).map(({ post, stands }) => `${post.kind} ${stands}`);

  it('comes first, and leaves a note where it came', () => {
    expect(placed(helpfulLast(sampleThread(first, 'mentee')).posts)).toEqual([
      'answer raised',
      'answer here',
      'comment here',
      'answer above',
      'follow-up here',
    ]);
  });

  it('just stays where it came first anyway', () => {
    expect(placed(sampleThread(first, 'mentee').posts)).toEqual([
      'answer here',
      'comment here',
      'answer here',
      'follow-up here',
    ]);
  });
});

describe('what can be taken back', () => {
  it('is offered for at least ten seconds, and longer while somebody reaches for it', async () => {
    const environment = new VirtualEnvironment();
    const announcer = new Announcer(environment);
    let undone = 0;
    announcer.say('했어요.', 'plain', () => (undone += 1));
    await environment.advance(10_000);
    expect(announcer.current.value).not.toBeNull();
    announcer.hold();
    await environment.advance(60_000);
    expect(announcer.current.value).not.toBeNull();
    announcer.release();
    await environment.advance(12_000);
    expect([announcer.current.value, announcer.undo(), undone]).toEqual([null, false, 0]);
    announcer.say('했어요.', 'plain', () => (undone += 1));
    expect([announcer.undo(), announcer.undo(), undone]).toEqual([true, false, 1]);
  });

  it('can still be taken back in another language, in which nothing older is said', () =>
    on({}, async (page) => {
      const speak = async (language: 'ko' | 'en'): Promise<void> =>
        page.evaluate((spoken) => window.kkanbuSpeak(spoken), language);
      const toast = page.locator('.toast');
      await openThread(page, 3);
      const bookmark = page.getByRole('button', { name: /^(담아 두기|Bookmark)$/ });
      await press(page, '담아 두기');
      expect(await sees(page, '담아 두었어요.')).toBe(true);
      await speak('en');
      expect(await sees(page, 'What you just did can be undone.')).toBe(true);
      expect(await toast.count()).toBe(1);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => bookmark.getAttribute('aria-pressed')).toBe('false');
      expect(await sees(page, 'Undone.')).toBe(true);
      await speak('ko');
      await expect.poll(() => toast.count()).toBe(0);
    }));

  it('is a mark, by its button or a key', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await press(page, '담아 두기');
      expect(await sees(page, '담아 두었어요.')).toBe(true);
      const button = page.getByRole('button', { name: '담아 두기' });
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
      await press(page, '되돌리기');
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false');
      await page.keyboard.press('m');
      expect(await sees(page, '이 글은 안 읽은 글로 세지 않아요.')).toBe(true);
      await page.keyboard.press('z');
      await expect.poll(() => asked(page, 'mark')).toMatchObject({ muted: false });
    }));

  it('is what has not left this PC yet', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await press(page, '나도 궁금해요');
      await press(page, '되돌리기');
      expect(await sees(page, '되돌렸어요.')).toBe(true);
      expect(await asked(page, 'takeBack')).toBeDefined();
    }));

  it('is what was written, which stands again where it was written', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      const field = page.getByRole('textbox', { name: '내용' });
      await field.fill('저도 여기에 쓸게요.\n두 줄이에요.');
      await press(page, '보내기');
      await expect.poll(() => field.inputValue()).toBe('');
      await press(page, '되돌리기');
      await expect.poll(() => field.inputValue()).toBe('저도 여기에 쓸게요.\n두 줄이에요.');
      const isActive = (): Promise<boolean> =>
        field.evaluate((element) => element === document.activeElement);
      await expect.poll(isActive).toBe(true);
    }));

  it('gives the focus back to where it was', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      const button = page.getByRole('button', { name: '담아 두기' });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '되돌리기' }).focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => button.evaluate((element) => element === document.activeElement))
        .toBe(true);
    }));
});

describe('a thread', () => {
  it('is quoted into what is being written, without losing it', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      const field = page.getByRole('textbox', { name: '내용' });
      await field.fill('쓰던 글');
      await page.getByRole('button', { name: '더 보기' }).nth(2).click();
      await page.getByRole('menuitem', { name: '인용해서 쓰기' }).click();
      await expect.poll(() => field.inputValue()).toMatch(/^쓰던 글\n\n> 저도 같은 일로.+\n\n$/u);
      await page.keyboard.type('고마워요');
      await expect.poll(() => field.inputValue()).toMatch(/\n\n고마워요$/u);
    }));

  it('is copied as words, without who wrote them or when', () =>
    on({}, async (page) => {
      await page.context().grantPermissions(['clipboard-read']);
      await openThread(page, 3);
      await page.getByRole('button', { name: '더 보기' }).nth(2).click();
      await page.getByRole('menuitem', { name: '글 복사' }).click();
      expect(await sees(page, '글만 복사했어요.')).toBe(true);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        '저도 같은 일로 한 달을 앓았어요. 기록을 남기기 시작하니 마음이 편해졌어요.',
      );
    }));

  it('leaves room to read where the window is low: a reply comes after what was written', () =>
    on({}, async (page) => {
      await page.setViewportSize({ width: 640, height: 400 });
      await openThread(page, 0);
      const body = await page.locator('.thread-body').boundingBox();
      const reply = await page.locator('.reply').boundingBox();
      expect(reply?.y).toBeGreaterThanOrEqual((body?.y ?? 0) + (body?.height ?? 0) - 1);
      // What is new is in sight all the same, and a key leads to the reply.
      const inSight = (selector: string): Promise<boolean> =>
        page.locator(selector).evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top < window.innerHeight && bottom > 0;
        });
      await expect.poll(() => inSight('.new-line')).toBe(true);
      await page.keyboard.press('r');
      await expect.poll(() => inSight('#reply-text')).toBe(true);
    }));

  it('shows what helped at its head, and the way there from where it came', () =>
    on({ helpfulLast: true }, async (page) => {
      await openThread(page, 0);
      await expect(page.locator('.post').first().textContent()).resolves.toContain('느린거북');
      await press(page, '올라가서 보기');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
        .toContain('혼자 감당하지 마시고');
    }));
});

describe('the list', () => {
  it('marks a muted thread, and does not call for it', () =>
    on({}, async (page) => {
      const item = page.locator('.thread-item').nth(6);
      await item.getByText('조용히 둔 글').waitFor();
      expect(await item.getAttribute('class')).not.toContain('is-unread');
    }));

  it('has those that were put by in a list of their own', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await page.keyboard.press('b');
      await press(page, '담아 둔 글');
      await expect.poll(() => page.locator('.thread-item').count()).toBe(2);
    }));

  it('leads to the newest announcement, until somebody has looked at it', () =>
    on({}, async (page) => {
      await page.getByRole('button', { name: /8월 첫 주에 서버를 옮겨요/ }).click();
      await page.getByRole('heading', { level: 1, name: '공지' }).waitFor();
      await press(page, '받은 글');
      await page.locator('.thread-item').first().waitFor();
      await expect.poll(() => page.locator('.pinned').count()).toBe(0);
    }));

  it('can be read again where that failed, and so can a thread', async () => {
    const mend = async (page: Page): Promise<void> =>
      page.evaluate(() => void Reflect.set(globalThis, 'kkanbuMended', true));
    await on({ broken: 'threads' }, async (page) => {
      await press(page, '다시 해 보기');
      expect(await sees(page, '뜻밖의 문제가 생겼어요.')).toBe(true);
      expect(await page.locator('.thread-item').count()).toBe(0);
      await mend(page);
      await press(page, '다시 해 보기');
      await page.locator('.thread-item').first().waitFor();
      expect(await page.getByText('뜻밖의 문제가 생겼어요.').count()).toBe(0);
    });
    await on({ broken: 'thread' }, async (page) => {
      await page.locator('.thread-item').first().click();
      expect(await sees(page, '뜻밖의 문제가 생겼어요.')).toBe(true);
      await mend(page);
      await press(page, '다시 해 보기');
      await page.locator('.thread .question-text').waitFor();
    });
  });

  it('says that it is being read where that takes long, as a thread does', async () => {
    await on({ stuck: 'threads' }, async (page) => {
      await page.getByRole('img', { name: '불러오고 있어요' }).waitFor();
      expect(await page.locator('.list .empty').count()).toBe(0);
    });
    await on({ stuck: 'thread' }, async (page) => {
      await page.locator('.thread-item').first().click();
      await page.getByRole('heading', { level: 1, name: '불러오고 있어요' }).waitFor();
    });
  });

  it('says without a connection what works all the same, and to nobody else', async () => {
    await on({ status: { link: 'offline' } }, async (page) => {
      expect(await sees(page, '받아 둔 글은 그대로 읽고 찾을 수 있어요.')).toBe(true);
      await page.getByRole('status').filter({ hasText: '연결 끊김' }).waitFor();
    });
    await on({}, async (page) => {
      await page.locator('.thread-item').first().waitFor();
      expect(await page.getByText('받아 둔 글은 그대로').count()).toBe(0);
    });
  });
});
