import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Bridge } from '../../preload/contract.ts';
import { pdfFacts, pdfText } from '../fixtures/pdf-text.ts';
import { ask, certifyBadges, entry, expect, inviteFor, joinWith, test } from './fixtures.ts';
import { findBytes } from './search-disk.ts';

test.skip(
  process.env['KKANBU_E2E_ON'] === 'electron',
  'Only the stand-in lets a test choose files in the system’s dialogs.',
);

const title = '당직 날 큰 민원이 오면 누구에게 먼저 알리나요';
const text = '다음 주에 첫 당직이에요. 순서를 한 줄로 알려 주세요. #당직';
const answer = '먼저 당직 사령께 알리고, 그다음 부서 비상연락망 순서로 하시면 됩니다.';
const withoutSpaces = (words: string): string => words.replaceAll(' ', '');

test('what was found helpful becomes a guidebook, as PDF and as Markdown, and leaves nothing else', async ({
  cohort,
  person,
  folder,
}) => {
  const asker = await person('asker');
  const mentor = await person('mentor');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(mentor.page, await inviteFor(cohort, 'mentor'), '느티나무');
  await certifyBadges(cohort);
  await ask(asker.page, title, text);
  await mentor.page.getByRole('button', { name: '답변 대기', exact: true }).click();
  await entry(mentor.page, title).click();
  await mentor.page.getByRole('button', { name: '내가 답할게요', exact: true }).click();
  const reply = mentor.page.getByRole('form', { name: '답변하기' });
  await reply.getByRole('textbox', { name: '내용' }).fill(answer);
  await reply.getByRole('button', { name: '보내기', exact: true }).click();
  await asker.page.getByRole('button', { name: '내 질문', exact: true }).click();
  await entry(asker.page, title).click();
  await asker.page.getByRole('button', { name: '도움이 됐어요', exact: true }).click();

  const { page, app } = mentor;
  await page.getByRole('button', { name: '도움된 답변', exact: true }).click();
  await expect(page.getByRole('button', { name: '#당직 1', exact: true })).toBeVisible();
  await expect(entry(page, title)).toContainText('먼저 당직 사령께');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));

  const make = async (format: string, file: string | null): Promise<void> => {
    await page.getByRole('button', { name: '안내서 만들기', exact: true }).click();
    await page.getByRole('radio', { name: format }).check();
    const button = format === '인쇄' ? '인쇄하기' : '만들기';
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    if (file !== null) {
      await expect(async () => app.control.answerDialog(file)).toPass();
      await expect(page.getByText('질문 1개를 담아')).toBeVisible();
    }
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  const [pdfFile, markdownFile] = [join(folder, 'guide.pdf'), join(folder, 'guide.md')];
  await make('PDF 파일', pdfFile);
  await make('마크다운 파일', markdownFile);
  await make('인쇄', null);
  const { dialogs, printed, windows } = await app.control.state();
  expect(dialogs.map(({ kind, extensions }) => [kind, ...extensions])).toEqual([
    ['save', 'pdf'],
    ['save', 'md'],
  ]);
  for (const { defaultPath } of dialogs) expect(defaultPath).toMatch(/^깐부톡-안내서-\d{4}-\d\d\./);
  expect(printed).toHaveLength(1);
  expect(windows).toHaveLength(1);

  const markdown = readFileSync(markdownFile, 'utf8');
  const pdf = readFileSync(pdfFile);
  const facts = pdfFacts(pdf);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(facts).toMatchObject({ pages: 2, embedded: true });
  expect(facts.fonts.some((font) => font.includes('PretendardGOV'))).toBe(true);
  const said = pdfText(pdf);
  for (const words of ['깐부톡 안내서', '차례', '업무 노하우', title, answer]) {
    expect(said).toContain(withoutSpaces(words));
    expect(markdown).toContain(words);
  }
  // Neither what was asked nor a name was asked for; no id, no seed, no clock and no PC.
  const secrets = await page.evaluate(async () => {
    const { kkanbu } = globalThis as unknown as { kkanbu: Bridge };
    const list = await kkanbu.knowledge({ topic: null, tag: null, offset: 0, limit: 1 });
    const id = list.ok ? (list.value.entries[0]?.thread.id ?? '') : '';
    const view = await kkanbu.thread({ id });
    return view.ok ? [id, ...view.value.posts.flatMap((post) => [post.id, post.author.seed])] : [];
  });
  expect(secrets.length).toBeGreaterThan(3);
  const raw = `${pdf.toString('latin1')}${said}${markdown}`;
  for (const secret of secrets) expect(raw).not.toContain(secret.slice(0, 12));
  for (const word of ['첫당직이에요', '느티나무', 'Mozilla', 'Linux'])
    expect(withoutSpaces(raw)).not.toContain(word);
  expect(raw).toMatch(/\/CreationDate \(D:\d{8}000000Z/);

  // Nothing left the page, and nothing stays but what was chosen.
  expect(requests).toEqual([]);
  await asker.app.stop();
  await app.stop();
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(findBytes(folder, answer.slice(0, 12))).toEqual([markdownFile]);
});
