import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toHex, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import type { Content, ReportReason } from '../../protocol/content.ts';
import { systemEnvironment as environment } from '../../protocol/environment.ts';
import type { MemberRole } from '../../protocol/frames/issuer.ts';
import { parseInvite } from '../../protocol/invite.ts';
import { freePorts } from '../../relay/address.ts';
import { createInvites, recoveryLink } from '../../relay/coordinator/issuer-office.ts';
import { Kit } from '../../relay/coordinator/kit.ts';
import type { Relay } from '../../relay/serve.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { badgeWish } from './fixtures/badges.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { TestMember, type Pseudonym } from './fixtures/member.ts';
import { relayCommand, type CommandResult } from './fixtures/relay-command.ts';
import { publish, writeText } from './fixtures/writing.ts';

const passphrase = 'test only';
let cohort: TestCohort;
let issuer: Relay;
let asker: TestMember;
let askers: Pseudonym[];
let reporter: TestMember;
let reporters: Pseudonym[];
let link: string;

beforeAll(async () => {
  const quota = { certificates: 4, questions: 1 };
  cohort = await makeCohort({ quota, roundLength: 400 }, environment, 'opened');
  await cohort.start(['feed', 'gate']);
  issuer = await cohort.start(['issuer']);
  ({ member: asker, link } = await enrolled('mentee'));
  ({ member: reporter } = await enrolled('mentee'));
  const key = cohort.kit.roll().epoch(0)?.issuerKey ?? new Uint8Array(0);
  askers = await asker.certificates(key, 0);
  reporters = await reporter.certificates(key, 0);
});
afterAll(() => cohort.end());

async function enrolled(role: MemberRole): Promise<{ member: TestMember; link: string }> {
  const [made = ''] = await createInvites(cohort.kit, role, 1);
  const member = await TestMember.make(cohort.kit.manifest);
  await member.enrol(made);
  return { member, link: made };
}

const kitFolder = (): string => join(cohort.data, 'coordinator');
const relay = (...args: readonly string[]): Promise<CommandResult> =>
  relayCommand([...args, '--kit', kitFolder()], passphrase);
/** The kit as the last command left it; that its file opens is what each command shows. */
const kitNow = (): Kit =>
  new Kit(new Folder(kitFolder()), cohort.kit.manifest, cohort.kit, environment);

type Written = { ids: Hash[]; thread: ThreadId; posts: Uint8Array[] };

async function ask(content: Content): Promise<Written> {
  const author = askers.shift();
  if (!author) throw new Error('no certificate');
  const { all } = (await asker.keys())[0] ?? {};
  if (!all) throw new Error('no key');
  return writeText(asker, author, content, { shared: all });
}

async function report(
  about: Written,
  reason: ReportReason,
  text: string,
  quote: string,
): Promise<Written> {
  const author = reporters.shift();
  const [post] = about.ids;
  if (!author || !post) throw new Error('no certificate');
  const content: Content = { kind: 'report', thread: about.thread, post, reason, text, quote };
  return writeText(reporter, author, content, { holder: cohort.kit.manifest.coordinator });
}

const long = '아주 긴 이야기예요. '.repeat(330);
let short: Written;
let whole: Written;

test('reports are read from the whole feed, opened, and held against the posts that they quote', async () => {
  short = await ask({ kind: 'question', topic: 'heart', title: '첫 회식', text: '몇 시에\n가요?' });
  whole = await ask({ kind: 'question', topic: 'information', title: '길어요', text: long });
  expect(whole.posts).toHaveLength(3);
  const hostile = '가짜\u001b[2J줄\n  글번호 / --post: 0000';
  const reports = [
    await report(short, 'identifies', '누구인지 알겠어요.', '첫 회식 몇 시에 가요?'),
    await report(whole, 'hurts', hostile, long.slice(0, 1_000)),
    await report(whole, 'other', '', '이런 말은 없었어요'),
  ];
  await publish(asker, [...short.posts, ...whole.posts]);
  await publish(
    reporter,
    reports.flatMap(({ posts }) => posts),
  );

  const { stdout, code } = await relay('reports');
  expect(code).toBe(0);
  expect(stdout).toContain('신고 / Reports: 3');
  expect(stdout).toContain('identifies');
  expect(stdout).toContain('    | 누구인지 알겠어요.');
  expect(stdout).toContain('    | 첫 회식 몇 시에 가요?');
  expect(stdout.match(/\(matches\)/g)).toHaveLength(2);
  expect(stdout.match(/\(differs\)/g)).toHaveLength(1);
  expect(stdout).toContain(`글번호 / --post: ${toHex(short.ids[0] ?? new Uint8Array(0))}\n`);
  expect(stdout).toContain(`글번호 / --post: ${whole.ids.map(toHex).join(',')}\n`);
  expect(stdout).toContain(`대화번호 / --thread: ${toHex(short.thread)}`);
  // Nothing that a report says passes for a line of ours, or moves the terminal's cursor.
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('    |   글번호 / --post: 0000');
  // Nor does who wrote the report stand anywhere.
  for (const { thread } of reports) expect(stdout).not.toContain(toHex(thread));
});

test('posts, pseudonyms and threads are dealt with by the ids that the report shows', async () => {
  const ids = whole.ids.map(toHex).join(',');
  expect(await relay('notice', 'void-post', '--post', ids)).toMatchObject({ code: 0 });
  const author = askers[0]?.pair.publicKey ?? new Uint8Array(0);
  await relay('notice', 'void-pseudonym', '--author', toHex(author).toUpperCase());
  await relay('notice', 'close-thread', '--thread', toHex(short.thread));
  const roll = kitNow().roll();
  const stranger = cohort.kit.manifest.gateKey;
  for (const id of whole.ids) expect(roll.voids(id, stranger)).toBe(true);
  expect(roll.isClosed(short.thread)).toBe(true);
  expect(askers[0] && roll.voidsAuthor(askers[0].pair.publicKey)).toBe(true);

  const { stdout } = await relay('reports');
  expect(stdout.match(/\(deleted\)/g)).toHaveLength(2);
  expect(stdout.match(/\(matches\)/g)).toHaveLength(1);
});

test('announcements are read from a file, once, and cleaned of what nobody sees', async () => {
  const file = join(cohort.data, 'announcement.txt');
  await writeFile(file, '금요일에\r\n모여요.\u0007\n');
  const args = ['notice', 'announce', '--title', '알려요', '--text-file', file] as const;
  for (let n = 0; n < 2; n += 1) expect(await relay(...args)).toMatchObject({ code: 0 });
  const announcements = kitNow().roll().announcements();
  expect(announcements).toMatchObject([{ title: '알려요', text: '금요일에\n모여요.' }]);
});

test('badges are listed, and certified only when the coordinator says so', async () => {
  const { member } = await enrolled('mentor');
  const { hash } = cohort.kit.manifest;
  await member.ask(await badgeWish(hash, environment, '느티나무'));
  const badges = (typed: string, ...args: readonly string[]) =>
    relayCommand(['notice', 'badges', '--kit', kitFolder(), ...args], null, typed);
  const no = await badges(`${passphrase}\n아니요\n`);
  expect(no.stderr).toContain('느티나무');
  expect(no.stdout).toContain('아무것도 하지 않았어요');
  expect((await badges(`${passphrase}\n`)).stdout).toContain('아무것도 하지 않았어요');
  expect(kitNow().roll().badges()).toEqual([]);

  expect((await relay('notice', 'badges', '--nickname', '소나무')).stderr).toContain(
    '그런 별명의 배지가 없어요',
  );
  expect((await badges(`${passphrase}\n네\n`)).stdout).toContain('Badges certified: 1');
  await member.ask(await badgeWish(hash, environment, '느티나무', true));
  const replaced = await relay('notice', 'badges', '--yes');
  expect(replaced.stderr).toContain(`'느티나무' 배지를 거두고 바꿔요`);
  const states = kitNow()
    .roll()
    .badges()
    .map(({ withdrawn }) => withdrawn);
  expect(states).toEqual([true, false]);
});

test('a member is removed by its invite, and the notice says how many go, not who', async () => {
  const { stdout, code } = await relay('remove', '--invite', link);
  expect(code).toBe(0);
  expect(stdout).toMatch(/[12]번 기간부터 참여할 수 없어요/);
  const roll = kitNow().roll();
  expect(roll.removed(1) + roll.removed(2)).toBe(1);
  const [unused = ''] = await createInvites(cohort.kit, 'mentee', 1);
  expect((await relay('remove', '--invite', unused)).stdout).toContain('아무도 쓰지 않은 초대');
  expect(await relay('remove', '--invite', unused)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('이 모임이 만든 초대가 아니에요') as string,
  });
});

test('the link for lost PCs is the same for everybody and opens nothing', async () => {
  const { stdout } = await relay('recovery-link');
  expect(stdout.trim()).toBe(recoveryLink(cohort.kit));
  const member = await TestMember.make(cohort.kit.manifest);
  expect(await member.enrol(stdout.trim())).toEqual({ type: 'error', code: 'invite-unknown' });
  expect(parseInvite(stdout).manifest).toEqual(cohort.kit.manifest.hash);
});

test('what is due every week can be run as often as one likes', async () => {
  expect((await relay('notice', 'epochs')).stdout).toContain('열 기간이 없어요');
  expect((await relay('notice', 'epoch', '--epoch', '0')).stdout).toContain('했어요');
});

test('a role that moves keeps its key, and is found at its new address', async () => {
  const [port] = await freePorts('127.0.0.1', 1);
  const address = `127.0.0.1:${port}`;
  await relayCommand(['move', 'issuer', '--data', cohort.data, '--address', address], null);
  const card = join(cohort.data, 'issuer', 'card.json');
  expect(await relay('notice', 'address', '--role', 'feed', '--card', card)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('그 역할의 카드가 아니') as string,
  });
  // Until the role is started again it stays where it was, and the coordinator reaches it there.
  expect(await relay('notice', 'address', '--role', 'issuer', '--card', card)).toMatchObject({
    code: 0,
  });
  const before = await relay('invite', '--role', 'mentor');
  expect(parseInvite(before.stdout).issuer.url).toBe(`wss://${address}`);
  await issuer.close();
  await cohort.start(['issuer']);
  const after = await relay('invite', '--role', 'mentor');
  expect(after.stdout).toMatch(/^kkanbu:\/\/join\//);
});

test('what cannot be done is said in Korean and English, by name', async () => {
  const failing: [readonly string[], string, number][] = [
    [['notice', 'void-post', '--post', 'abc'], '64자리', 2],
    [['notice', 'close-thread'], 'relay --help', 2],
    [['notice', 'announce', '--title', '가', '--text-file', '/nowhere/text'], '파일을 읽을 수', 2],
    [['notice', 'unheard-of'], 'relay --help', 2],
    [['notice', 'epoch', '--epoch', '9'], '지금 열 수 있는 기간이 아니에요', 1],
    [['remove', '--invite', 'kkanbu://join/AAAA'], '읽을 수 없어요', 1],
  ];
  for (const [args, said, code] of failing) {
    const result = await relay(...args);
    expect(result.stderr).toContain(said);
    expect(result.code).toBe(code);
  }
});
