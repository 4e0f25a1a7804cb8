import { describe, expect, it } from 'vitest';

import { Knowing } from '../../../renderer/state/knowing.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { toKnowledge } from './preview/knowledge-screens.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';
import { press } from './preview/screens.ts';

const on = pagesOfThisFile();

describe('what is known of the knowledge', () => {
  it('heads the first row of each topic, and no other', async () => {
    const { bridge } = scriptedBridge({ threads: 900 });
    const knowing = new Knowing(bridge, new VirtualEnvironment());
    await knowing.show(null);
    expect(knowing.rows.total.value).toBe(300);
    expect(knowing.at(0)?.heads).toBe(300);
    expect(knowing.at(1)?.heads).toBeNull();
  });

  it('asks for tags until main has gathered them all, and no longer than somebody looks', async () => {
    const environment = new VirtualEnvironment();
    const { bridge } = scriptedBridge({});
    let calls = 0;
    const slow = {
      ...bridge,
      knowledgeTags: async () => {
        calls += 1;
        const tags = [{ tag: '연가', count: calls }];
        return { ok: true as const, value: { tags, complete: calls === 3 } };
      },
    };
    const knowing = new Knowing(slow, environment);
    await knowing.show(null);
    expect(knowing.tags.value).toEqual([{ tag: '연가', count: 1 }]);
    await environment.advance(1000);
    expect([calls, environment.timers]).toEqual([3, 0]);
    calls = 0;
    await knowing.refresh();
    knowing.leave();
    await environment.advance(1000);
    expect([calls, knowing.tags.value]).toEqual([1, []]);
  });

  it('makes one paper at a time', async () => {
    const { bridge, calls } = scriptedBridge({});
    const knowing = new Knowing(bridge, new VirtualEnvironment());
    const request = {
      of: { kind: 'guidebook', topic: null },
      as: 'pdf',
      nicknames: false,
      questions: false,
    } as const;
    const both = await Promise.all([knowing.makePaper(request), knowing.makePaper(request)]);
    expect(both.map((outcome) => outcome.ok && outcome.value?.file)).toEqual([
      '깐부톡-안내서-2026-11.pdf',
      undefined,
    ]);
    expect(calls.filter(([name]) => name === 'makePaper')).toHaveLength(1);
  });
});

describe('the knowledge page', () => {
  it('narrows to a tag and back, and opens a thread beside its list', async () => {
    await on({ threads: 900 }, async (page) => {
      await toKnowledge(page);
      expect(await sees(page, '글 300개')).toBe(true);
      await press(page, '#출장 100');
      expect(await sees(page, '글 100개')).toBe(true);
      expect(await asked(page, 'knowledge')).toMatchObject({ tag: '출장', topic: null });
      await press(page, '#출장 100');
      expect(await sees(page, '글 300개')).toBe(true);
      await page.locator('.thread-item').first().click();
      await page.locator('.question-title').waitFor();
      expect(await page.getByRole('heading', { level: 2, name: /업무 노하우/ }).count()).toBe(1);
    });
  });

  it('has only some of a long list in the document, and moves through it by keys', async () => {
    await on({ threads: 9000 }, async (page) => {
      await toKnowledge(page);
      expect(await page.locator('.thread-item').count()).toBeLessThan(40);
      await page.locator('.thread-item [tabindex="0"]').focus();
      await page.keyboard.press('End');
      await page.locator('[aria-posinset="3000"] button:focus').waitFor();
      await page.keyboard.press('Home');
      await page.locator('[aria-posinset="1"] button:focus').waitFor();
    });
  });

  it('makes a guidebook as the person wants it, and tells where it is', async () => {
    await on({}, async (page) => {
      await toKnowledge(page);
      await press(page, '안내서 만들기');
      await page.getByRole('radio', { name: '마크다운 파일' }).check();
      await page.getByRole('checkbox', { name: '질문 내용' }).check();
      await page.getByRole('dialog').getByRole('button', { name: '만들기', exact: true }).click();
      expect(await sees(page, '‘깐부톡-안내서-2026-11.md’에 저장했어요.')).toBe(true);
      expect(await asked(page, 'makePaper')).toEqual({
        of: { kind: 'guidebook', topic: null },
        as: 'markdown',
        nicknames: false,
        questions: true,
      });
      expect(await page.getByRole('dialog').count()).toBe(0);
    });
  });

  it('keeps the dialog where the person has closed the system’s', async () => {
    await on({ paper: 'cancelled' }, async (page) => {
      await toKnowledge(page);
      await press(page, '안내서 만들기');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '만들기', exact: true }).click();
      await dialog.getByRole('button', { name: '만들기', exact: true }).waitFor();
      expect(await dialog.getByRole('alert').textContent()).toBe('');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });
  });
});

describe('an aged answer', () => {
  it('says so, and whoever may ask asks anew, of the same people, in words that can be changed', async () => {
    await on({ aged: true }, async (page) => {
      await toKnowledge(page);
      await page.getByRole('button', { name: /전임자 인수인계/ }).click();
      expect(await sees(page, '1년이 지난 답변이에요')).toBe(true);
      await press(page, '지금도 맞는지 물어보기');
      const title = page.getByRole('textbox', { name: '제목' });
      expect(await title.inputValue()).toBe('지금도 맞나요? 전임자 인수인계가 한 장뿐이에요');
      const text = await page.getByRole('textbox', { name: '내용' }).inputValue();
      expect(text).toContain('2025년 5월까지 확인된 내용이라');
    });
  });

  it('offers nothing to who takes part no more', async () => {
    await on({ aged: true, me: { standing: 'removed' } }, async (page) => {
      await toKnowledge(page);
      await page.getByRole('button', { name: /전임자 인수인계/ }).click();
      await page.locator('.aged').waitFor();
      expect(await page.getByRole('button', { name: '지금도 맞는지 물어보기' }).count()).toBe(0);
    });
  });
});
