import { ask, certifyBadges, entry, expect, inviteFor, joinWith, test } from './fixtures.ts';
import { findBytes } from './search-disk.ts';

const title = '당직 날 큰 민원이 오면 누구에게 먼저 알리나요';
const text = '다음 주에 첫 당직이에요. 순서를 한 줄로 알려 주세요.';
const answer = '먼저 당직 사령께 알리고, 그다음 부서 비상연락망 순서로 하시면 됩니다.';

test('a question asked on one PC is answered on another, and the asker sees that an answer came', async ({
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
  await expect(entry(asker.page, title)).toBeVisible();

  await mentor.page.getByRole('button', { name: '답변 대기', exact: true }).click();
  await entry(mentor.page, title).click();
  await expect(mentor.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await mentor.page.getByRole('button', { name: '내가 답할게요', exact: true }).click();
  const reply = mentor.page.getByRole('form', { name: '답변하기' });
  await reply.getByRole('textbox', { name: '내용' }).fill(answer);
  await reply.getByRole('button', { name: '보내기', exact: true }).click();

  await asker.page.getByRole('button', { name: '내 질문', exact: true }).click();
  await expect(entry(asker.page, title)).toHaveClass(/is-unread/);
  await entry(asker.page, title).click();
  await expect(asker.page.getByRole('article').filter({ hasText: answer })).toContainText(
    '느티나무',
  );
  await expect(
    asker.page.getByText(/이 글은 최대 \d+명 가운데 한 명으로 보내졌어요/),
  ).toBeVisible();
  await asker.page.getByRole('button', { name: '도움이 됐어요', exact: true }).click();
  await expect(entry(asker.page, title)).toContainText('도움됐어요');
  await mentor.page.getByRole('button', { name: '도움된 답변', exact: true }).click();
  await expect(entry(mentor.page, title)).toBeVisible();

  // What was typed stands nowhere on the PCs or the server in words that somebody else could read.
  await asker.app.stop();
  await mentor.app.stop();
  const words = [title, text, answer].map((typed) => typed.slice(0, 12));
  for (const word of words) {
    expect(findBytes(folder, word), word).toEqual([]);
    expect(cohort.relay.log()).not.toContain(word);
  }
});

test('both windows name their controls with the words of the product', async ({
  cohort,
  person,
}) => {
  const { page } = await person('mentee');
  await joinWith(page, await inviteFor(cohort, 'mentee'));
  for (const name of [
    '받은 글',
    '답변 대기',
    '내 질문',
    '도움된 답변',
    '공지',
    '임시보관함',
    '보낼 편지함',
  ]) {
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: '질문하기', exact: true }).click();
  for (const word of ['제목', '내용', '보내기']) {
    const form = page.getByRole('form', { name: '질문하기' });
    const controls = form
      .getByRole('textbox', { name: word })
      .or(form.getByRole('button', { name: word }));
    await expect(controls).toHaveCount(1);
  }
  // Nobody has to choose to whom and when: both are chosen, and it is told when it would arrive.
  for (const chosen of ['모두', '섞어서'])
    await expect(page.getByRole('radio', { name: chosen, exact: true })).toBeChecked();
  await expect(page.getByText(/오전|오후/).filter({ hasText: '쯤 도착' })).toHaveCount(3);
});

test('what would tell of somebody is changed before it is sent, and whoever asks the same is shown what was asked', async ({
  cohort,
  person,
}) => {
  const asker = await person('asker');
  const other = await person('other');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(other.page, await inviteFor(cohort, 'mentee'));

  await asker.page.getByRole('button', { name: '질문하기', exact: true }).click();
  await asker.page.getByRole('textbox', { name: '제목' }).fill('관내 출장비가 덜 들어왔어요');
  const words = asker.page.getByRole('textbox', { name: '내용' });
  await words.fill('담당자 번호가 010-2345-6789 맞는지도 알고 싶어요.');
  await asker.page.getByText('개인정보 살펴보기').click();
  await asker.page.getByRole('button', { name: '010-2345-6789: 바꾸기' }).click();
  await expect(words).not.toHaveValue(/2345/);
  const sent = await words.inputValue();
  await asker.page.getByRole('button', { name: '보내기', exact: true }).click();

  await entry(other.page, '관내 출장비가 덜 들어왔어요').click();
  await expect(other.page.locator('.question-text').getByText(sent)).toBeVisible();
  await other.page.getByRole('button', { name: '질문하기', exact: true }).click();
  await other.page.getByRole('textbox', { name: '제목' }).fill('출장 여비가 적게 나왔는데요');
  await expect(other.page.getByRole('region', { name: '비슷한 질문이 있어요' })).toContainText(
    '관내 출장비가 덜 들어왔어요',
  );
});

test('what is found in a text is asked about once: it is looked at again with every word, or sent as it is', async ({
  cohort,
  person,
}) => {
  const asker = await person('asker');
  const other = await person('other');
  await joinWith(asker.page, await inviteFor(cohort, 'mentee'));
  await joinWith(other.page, await inviteFor(cohort, 'mentee'));
  const typed = '당직실 번호 010-2345-6789로 먼저 알리면 되나요?';

  await asker.page.getByRole('button', { name: '질문하기', exact: true }).click();
  await asker.page.getByRole('textbox', { name: '제목' }).fill('당직 때 알리는 순서');
  const words = asker.page.getByRole('textbox', { name: '내용' });
  await words.fill(typed);
  await asker.page.getByRole('button', { name: '보내기', exact: true }).click();
  await expect(asker.page.getByText('보내기 전에 한 번 더 볼까요?')).toBeVisible();
  await asker.page.getByRole('button', { name: '살펴보기', exact: true }).click();
  await expect(words).toHaveValue(typed);
  await expect(asker.page.getByRole('button', { name: /010-2345-6789.*: 바꾸기/ })).toBeVisible();

  await asker.page.getByRole('button', { name: '그대로 보내기', exact: true }).click();
  await entry(other.page, '당직 때 알리는 순서').click();
  await expect(other.page.locator('.question-text').getByText(typed)).toBeVisible();
});
