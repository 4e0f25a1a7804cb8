import { describe, expect, it } from 'vitest';

import { marked } from '../../../renderer/state/marking.ts';
import { Searching } from '../../../renderer/state/searching.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { press } from './preview/screens.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';
import { searchFor } from './preview/search-screens.ts';

const on = pagesOfThisFile();

describe('marking', () => {
  const hits = (text: string, ...terms: string[]): string[] =>
    marked(text, terms)
      .filter(({ hit }) => hit)
      .map((piece) => piece.text);

  it('finds every place of every term and loses no letter', () => {
    const text = '연가 신청은 새올에서, 연가 취소도 새올에서 해요.';
    expect(hits(text, '연가', '새올')).toEqual(['연가', '새올', '연가', '새올']);
    expect(
      marked(text, ['연가', '새올'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('finds by first consonants, wherever spaces stand, and in any case', () => {
    expect(hits('연가 신청 방법', 'ㅇㄱㅅㅊ')).toEqual(['연가 신청']);
    expect(hits('연가 신청 방법', '연가신청')).toEqual(['연가 신청']);
    expect(hits('PC와 pc', 'Pc')).toEqual(['PC', 'pc']);
  });

  it('takes a last syllable for unfinished only where nothing else fits', () => {
    expect(hits('신청서를 냈어요', '신처')).toEqual(['신청']);
    expect(hits('신처와 신청', '신처')).toEqual(['신처']);
  });

  it('takes signs for what they are', () => {
    expect(hits('50% (반)', '(반)')).toEqual(['(반)']);
    expect(marked('.', ['*', ''])).toEqual([{ text: '.', hit: false }]);
  });
});

describe('searching', () => {
  function searching(threads = 9) {
    const environment = new VirtualEnvironment();
    const { bridge, calls } = scriptedBridge({ threads });
    return { environment, calls, bridge, search: new Searching(bridge, environment) };
  }

  it('asks once for keys that come fast, with what was typed last', async () => {
    const { environment, calls, search } = searching();
    for (const text of ['ㅈ', '저', '전', '전ㅎ', '전화']) search.type(text);
    await environment.advance(100);
    expect(calls.map(([, request]) => request)).toMatchObject([{ text: '전화', offset: 0 }]);
    expect(search.hits.value).toHaveLength(2);
  });

  it('shows the newest answer, however late an older one comes, and keeps what was found until then', async () => {
    const { bridge, environment } = searching();
    const late = Promise.withResolvers<void>();
    const search = new Searching(
      {
        ...bridge,
        search: async (request) => {
          if (request.text === '연가') await late.promise;
          return bridge.search(request);
        },
      },
      environment,
    );
    search.type('전화');
    await environment.advance(100);
    search.type('연가');
    const first = search.look();
    expect(search.hits.value).toHaveLength(2);
    search.type('회식');
    await search.look();
    late.resolve();
    await first;
    expect([search.answered.value, search.hits.value?.length]).toEqual(['회식', 1]);
  });

  it('reads on from where the first page ended, and shows no thread twice', async () => {
    const { bridge, environment } = searching();
    const requests: Parameters<typeof bridge.search>[0][] = [];
    const search = new Searching(
      {
        ...bridge,
        search: async (request) => {
          requests.push(request);
          const outcome = await bridge.search({ ...request, offset: 0 });
          return outcome.ok
            ? { ...outcome, value: { ...outcome.value, more: true, before: 77 } }
            : outcome;
        },
      },
      environment,
    );
    search.type('전화');
    await search.look();
    await search.more();
    await search.more();
    expect(requests.map(({ offset, before }) => [offset, before])).toEqual([
      [0, undefined],
      [2, 77],
      [4, 77],
    ]);
    expect(search.hits.value).toHaveLength(2);
    await search.look();
    expect(requests.at(-1)?.before).toBe(undefined);
  });

  it('reads on, and forgets everything when it is left', async () => {
    const { search } = searching(900);
    search.type('전화');
    await search.look();
    await search.more();
    expect([search.hits.value?.length, search.hasMore.value]).toEqual([100, true]);
    search.leave();
    expect([search.text.value, search.hits.value, search.terms.value]).toEqual(['', null, []]);
  });
});

describe('the search', () => {
  it('is reached from everywhere, and opens what fits best at its post with the words marked', () =>
    on({}, async (page) => {
      await press(page, '임시보관함');
      await page.locator('.screen-title').click();
      await page.keyboard.press('/');
      await page.keyboard.type('전화');
      expect(await sees(page, '2개 찾았어요')).toBe(true);
      await page.keyboard.press('Enter');
      await page.locator('.question-title mark').waitFor();
      expect(await page.locator('.thread mark').count()).toBeGreaterThan(1);
      await page.keyboard.press('Escape');
      await page.locator('.question-title').waitFor({ state: 'detached' });
      await press(page, '받은 글');
      expect(await page.getByRole('searchbox').inputValue()).toBe('');
    }));

  it('is walked through with the arrows, and Escape clears it before it leaves it', () =>
    on({}, async (page) => {
      await searchFor(page, '전화');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const focused = (): Promise<string | undefined> =>
        page.evaluate(() => document.activeElement?.textContent ?? undefined);
      await expect.poll(focused).toBe('전화벨만 울려도 심장이 뛰어요');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await page.locator('[role=searchbox]:focus').waitFor();
      await page.keyboard.press('Escape');
      expect(await sees(page, '무엇을 찾을까요?')).toBe(true);
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: '받은 글' }).waitFor();
    }));

  it('looks while a syllable is typed, and opens nothing until it is finished', () =>
    on({}, async (page) => {
      await page.keyboard.press('Control+f');
      await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('[role=searchbox]');
        if (!field) throw new Error('no field');
        const enter = { key: 'Process', keyCode: 229, code: 'Enter', bubbles: true };
        field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        field.value = '전화';
        field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
        field.dispatchEvent(
          new KeyboardEvent('keydown', { ...enter, key: 'Enter', isComposing: true }),
        );
      });
      expect(await sees(page, '2개 찾았어요')).toBe(true);
      expect(await page.locator('.question-title').count()).toBe(0);
      await page.evaluate(() =>
        document
          .querySelector('[role=searchbox]')
          ?.dispatchEvent(new CompositionEvent('compositionend', { data: '화', bubbles: true })),
      );
      await page.locator('.question-title').waitFor();
    }));

  it('narrows to a state and a topic, and offers to look everywhere again', () =>
    on({}, async (page) => {
      await searchFor(page, '전화');
      await page.getByRole('radio', { name: '답변 대기' }).check();
      expect(await sees(page, '‘전화’에 맞는 글이 없어요')).toBe(true);
      await page.getByRole('combobox', { name: '분야' }).selectOption({ label: '마음 나눔' });
      await expect
        .poll(() => asked(page, 'search'))
        .toMatchObject({ scope: 'waiting', topic: 'heart' });
      await press(page, '전체에서 찾기');
      expect(await sees(page, '2개 찾았어요')).toBe(true);
    }));

  it('turns what nobody has asked into a question', () =>
    on({}, async (page) => {
      await searchFor(page, '주차권 할인');
      await press(page, '질문으로 올리기');
      await expect
        .poll(() => page.getByRole('textbox', { name: '제목' }).inputValue())
        .toBe('주차권 할인');
    }));
});
