import { describe, expect, it } from 'vitest';

import { minPassphraseLength } from '../../../preload/contract.ts';
import { shortestPassphrase } from '../../../renderer/components/TwoPassphrases.tsx';
import { toStorage, typeTwice } from './preview/keeping-screens.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { press } from './preview/screens.ts';
import { sampleRebuilt } from './preview/scripted-keeping.ts';

const on = pagesOfThisFile();
const passphrase = '바람 사과 달빛 우산 연필';

it('asks for passphrases as long as the contract has them', () => {
  expect(shortestPassphrase).toBe(minPassphraseLength);
});

describe('moving', () => {
  it('makes the file only with a long passphrase typed twice, and this PC reads on', () =>
    on({}, async (page) => {
      await toStorage(page);
      await press(page, '옮길 파일 만들기');
      await typeTwice(page, '짧은 것', '짧은 것');
      await press(page, '파일 만들기');
      expect(await sees(page, '비밀문구가 짧아요.')).toBe(true);
      expect(await asked(page, 'moveOut')).toBeUndefined();
      await typeTwice(page, passphrase, passphrase);
      await press(page, '파일 만들기');
      expect(await sees(page, '파일에 모두 담았어요.')).toBe(true);
      expect(await asked(page, 'moveOut')).toEqual({ passphrase });
      expect(await sees(page, '다른 PC로 옮겼어요. 여기에서는 읽기만 할 수 있어요.')).toBe(true);
      expect(await page.getByRole('button', { name: '옮길 파일 만들기' }).count()).toBe(0);
      await press(page, '받은 글');
      await page.locator('.thread-item').first().waitFor();
    }));

  it('stays as it was when the dialog is closed, and says why when the file cannot be written', async () => {
    await on({ moveCancelled: true }, async (page) => {
      await toStorage(page);
      await press(page, '옮길 파일 만들기');
      await typeTwice(page, passphrase, passphrase);
      await press(page, '파일 만들기');
      expect(await asked(page, 'moveOut')).toBeDefined();
      expect(await page.getByText('다른 PC로 옮겼어요.').count()).toBe(0);
    });
    await on({ moveFails: 'archive-unwritable' }, async (page) => {
      await toStorage(page);
      await press(page, '옮길 파일 만들기');
      await typeTwice(page, passphrase, passphrase);
      await press(page, '파일 만들기');
      expect(await sees(page, '그 자리에는 파일을 쓸 수 없어요.')).toBe(true);
    });
  });

  it('goes on here only after a warning', () =>
    on({ me: { standing: 'moved' } }, async (page) => {
      await press(page, '이 PC의 자료');
      await press(page, '이 PC에서 다시 쓰기');
      const dialog = page.getByRole('dialog', { name: '이 PC에서 다시 쓸까요?' });
      await dialog.getByText('두 PC에서 함께 쓰면').waitFor();
      await dialog.getByRole('button', { name: '파일을 쓰지 않았고, 여기에서 쓸게요' }).click();
      expect(await sees(page, '이 PC에서 이어서 써요.')).toBe(true);
      await page.getByText('여기에서는 읽기만 할 수 있어요.').waitFor({ state: 'detached' });
    }));

  it('comes in on the first screen', () =>
    on({ phase: 'welcome' }, async (page) => {
      await press(page, '다른 PC에서 옮겨 오기');
      await page.getByLabel('비밀문구', { exact: true }).fill(passphrase);
      await press(page, '파일 고르기');
      await page.getByRole('heading', { name: '받은 글' }).waitFor();
      expect(await asked(page, 'moveIn')).toEqual({ passphrase });
    }));
});

describe('leaving', () => {
  it('says what goes and what stays, and is told to everybody looking at this PC', () =>
    on({}, async (page) => {
      await toStorage(page);
      await press(page, '나가기');
      const dialog = page.getByRole('dialog', { name: '프로그램에서 나갈까요?' });
      await dialog.getByText('이미 보낸 글은 남아요.').waitFor();
      await dialog.getByRole('button', { name: '나가기' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await sees(page, '이번 주가 끝날 때까지는 지금처럼 읽고 쓸 수 있어요.')).toBe(true);
    }));
});

describe('deleting', () => {
  it('counts what was not sent, waits for a word, and leaves nothing in the page', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('textbox', { name: '제목' }).fill('아직 보내지 않은 제목');
      await toStorage(page);
      await press(page, '모두 지우기');
      const dialog = page.getByRole('dialog', { name: '이 PC에서 모두 지울까요?' });
      await dialog.getByText('쓰다 둔 글 4개와').waitFor();
      await dialog.getByRole('textbox', { name: '확인하는 말' }).fill('네');
      await page.keyboard.press('Enter');
      expect(await asked(page, 'eraseAll')).toBeUndefined();
      await dialog.getByRole('textbox', { name: '확인하는 말' }).fill(' 지우기');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '깐부톡에 오신 걸 환영해요' }).waitFor();
      expect(await asked(page, 'eraseAll')).toEqual({ confirm: 'everything' });
      const saved = await page.evaluate(() =>
        window.kkanbuCalls.findLastIndex(([name]) => name === 'saveDraft'),
      );
      const erased = await page.evaluate(() =>
        window.kkanbuCalls.findIndex(([name]) => name === 'eraseAll'),
      );
      await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
      expect(saved).toBeLessThan(erased);
      expect((await page.locator('body').innerText()).includes('아직 보내지 않은')).toBe(false);
    }));

  it('begins afresh after the date of deletion', () =>
    on({ phase: 'locked', vault: { mode: 'locked', why: 'deleted' } }, async (page) => {
      await press(page, '처음부터 시작하기');
      await page.getByRole('heading', { name: '깐부톡에 오신 걸 환영해요' }).waitFor();
      expect(await asked(page, 'eraseAll')).toEqual({ confirm: 'everything' });
    }));
});

describe('a damaged vault', () => {
  const locked = { phase: 'locked', vault: { mode: 'locked', why: 'damaged' } } as const;

  it('is made anew, and what was saved is told until it was read', () =>
    on({ ...locked, rebuilt: sampleRebuilt }, async (page) => {
      await press(page, '따로 두고 다시 만들기');
      expect(await sees(page, '쓰다 둔 글 3개, 보낼 글 1개')).toBe(true);
      await press(page, '알겠어요');
      await page.getByText('쓰다 둔 글 3개, 보낼 글 1개').waitFor({ state: 'detached' });
    }));

  it('asks for the 24 words where the membership was lost', () =>
    on({ ...locked, rebuilt: { ...sampleRebuilt, membership: false } }, async (page) => {
      await press(page, '따로 두고 다시 만들기');
      await press(page, '낱말로 되찾기');
      await page.getByRole('heading', { name: '쓰던 자격 되찾기' }).waitFor();
      expect(await page.getByRole('textbox', { name: '낱말 24개' }).isVisible()).toBe(true);
    }));
});
