import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeBatch, encodeBatch, encodeCore, hashOfReceipts } from '../../protocol/batch.ts';
import { sized, type EdSignature, type XPublicKey } from '../../protocol/bytes.ts';
import { dayAt } from '../../protocol/calendar.ts';
import { closeCodes } from '../../protocol/close.ts';
import { contentSchema } from '../../protocol/content.ts';
import { sealEnvelope, signErasure, type Envelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import * as feedFrames from '../../protocol/frames/feed.ts';
import * as gateFrames from '../../protocol/frames/gate.ts';
import * as helloFrames from '../../protocol/frames/hello.ts';
import * as intakeFrames from '../../protocol/frames/intake.ts';
import * as issuerFrames from '../../protocol/frames/issuer.ts';
import * as mendingFrames from '../../protocol/frames/mending.ts';
import { manifestSchema } from '../../protocol/manifest.ts';
import { bodySchema } from '../../protocol/notice.ts';
import { decodePost } from '../../protocol/post.ts';
import { cardSchema } from '../../relay/cards.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { logEvents, refusals } from '../../relay/log.ts';
import { bring } from './fixtures/bring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { inventory, type Why } from './fixtures/inventory.ts';
import { nextBatches, TestMember, writePost } from './fixtures/member.ts';
import { fieldsOf, isSchema } from './fixtures/schema-fields.ts';
import { Wire } from './fixtures/wire.ts';

const frameModules = {
  feed: feedFrames,
  gate: gateFrames,
  hello: helloFrames,
  intake: intakeFrames,
  issuer: issuerFrames,
  mending: mendingFrames,
};

let cohort: TestCohort;
let whileRunning: string[];
let post: Uint8Array;

/** A relay with everything in it that can come to rest: members, certificates, posts, an erasure, refusals, broken connections. */
beforeAll(async () => {
  cohort = await makeCohort({ roundLength: 300, quota: { certificates: 2, questions: 1 } });
  const relay = await cohort.start();
  const { manifest } = cohort.kit;
  const [link = ''] = await createInvites(cohort.kit, 'mentor', 1);
  const member = await TestMember.make(manifest);
  await member.enrol(link);
  const issuerKey = cohort.kit.roll().epoch(0)?.issuerKey ?? new Uint8Array(0);
  const [author, stranger] = await member.certificates(issuerKey, 0);
  if (!author || !stranger) throw new Error('no certificates');
  const key = await member.readKey(0);
  post = await writePost(manifest, systemEnvironment, author, key);
  const reader = await member.atFeed(0);
  reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
  const [genesis] = await nextBatches(reader);
  const today = dayAt(manifest, systemEnvironment.now());
  const dayKey = genesis?.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  const gate = await member.atGate(0);
  const id = decodePost(post).id;
  for (const load of [
    post,
    signErasure(author.pair, manifest.hash, id),
    signErasure(stranger.pair, manifest.hash, id),
  ]) {
    await bring(gate, reader, await sealEnvelope(dayKey, manifest.cohort, load));
  }
  const rude = await Wire.open(manifest.gate, helloFrames.paths.gate);
  rude.socket.send('?');
  await rude.ended;
  whileRunning = filesIn(cohort.data);
  await relay.close();
});
afterAll(() => cohort.end());

/** Names of all files, numbers and random endings as what they are. */
function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return names.map((name) =>
    name
      .replaceAll('\\', '/')
      .replace(/\d+(?=\.key$)/, 'N')
      .replace(/\.[\da-f]{8}$/, '.DRAFT'),
  );
}

const thinkAbout = (what: string, found: readonly string[]): string =>
  `New ${what}: ${found.join(', ')}.
Before it goes on the list in fixtures/inventory.ts, ask of each:
- Can an address, a connection, a member, a user agent or plain words come to rest there, also by mistake?
- Does it tell a time finer than the round, or the order in which things came?
- Can two people who do the same thing leave different values in it, other than random ones?
- Which two parties could put it together with something that is on the list already, and what would they know then?
- Does it have to be kept at all, and until when?`;

/**
 * What is there and not listed, and what is listed and gone (unless only some of it is `found` here); '' where both are the same.
 */
function newsOf(what: keyof typeof inventory, found: readonly string[], partly = false): string {
  const listed: Record<string, Why> = inventory[what];
  const different = [...new Set(found)].toSorted();
  const unlisted = different.filter((one) => !Object.hasOwn(listed, one));
  if (unlisted.length > 0) return thinkAbout(what, unlisted);
  const gone = partly ? [] : Object.keys(listed).filter((one) => !different.includes(one));
  return gone.length > 0 ? `Listed, and not there any more (${what}): ${gone.join(', ')}` : '';
}

test('every table and column of the feed and of the issuer has a reason to be harmless', () => {
  const columns = (['feed', 'issuer'] as const).flatMap((role) => {
    const database = new DatabaseSync(join(cohort.data, role, `${role}.sqlite`));
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const found = tables.flatMap(({ name }) => {
      const table = String(name);
      const information = database.prepare(`PRAGMA table_xinfo("${table}")`).all();
      return information.map((column) => `${role}.${table}.${String(column['name'])}`);
    });
    const others = database
      .prepare("SELECT type, name FROM sqlite_schema WHERE type NOT IN ('table', 'index')")
      .all();
    database.close();
    expect(others).toEqual([]);
    return found;
  });
  expect(newsOf('columns', columns)).toBe('');
});

test('every file of a role has one, while it runs and afterwards; the gate has no database', () => {
  expect(newsOf('files', [...whileRunning, ...filesIn(cohort.data)])).toBe('');
  const gate = readdirSync(join(cohort.data, 'gate'));
  expect(gate.toSorted()).toEqual(['card.json', 'feed-head', 'identity.json']);
  for (const name of gate.filter((file) => file !== 'feed-head')) {
    expect(statSync(join(cohort.data, 'gate', name)).mtimeMs).toBeLessThan(
      statSync(join(cohort.data, 'feed', 'feed.sqlite')).mtimeMs,
    );
  }
});

test('every event of the log, every field beside one and every name that is counted has one', () => {
  const lines = cohort.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.length).toBeGreaterThan(5);
  expect(newsOf('logEvents', [...logEvents, ...lines.map(({ event }) => String(event))])).toBe('');
  expect(
    newsOf(
      'logFields',
      lines.flatMap((line) => Object.keys(line).filter((field) => field !== 'event')),
      true,
    ),
  ).toBe('');
  expect(newsOf('refusals', refusals)).toBe('');
  expect(newsOf('closes', Object.keys(closeCodes))).toBe('');
});

test('every field of every frame between clients and roles has one', () => {
  const folder = fileURLToPath(new URL('../../protocol/frames', import.meta.url));
  const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
  expect(files.toSorted()).toEqual(Object.keys(frameModules));
  const found = Object.entries(frameModules).flatMap(([file, exported]) =>
    Object.entries(exported).flatMap(([name, value]) =>
      isSchema(value) ? fieldsOf(value).map((field) => `${file}/${name}${field}`) : [],
    ),
  );
  expect(newsOf('frames', found)).toBe('');
});

test('every field of a manifest, a notice, a card and what a post says has one', () => {
  const schemas = {
    manifest: manifestSchema,
    notice: bodySchema,
    card: cardSchema,
    content: contentSchema,
  };
  const found = Object.entries(schemas).flatMap(([name, schema]) =>
    isSchema(schema) ? fieldsOf(schema).map((field) => `${name}${field}`) : [],
  );
  expect(newsOf('documents', found)).toBe('');
});

test('every field of the binary forms has one: uploads, intake, posts, batches', () => {
  const envelope = sized<Envelope>(new Uint8Array(4_819), 4_819);
  const upload = gateFrames.decodeUpload(gateFrames.encodeUpload(1, envelope));
  const intake = intakeFrames.decodeIntake(
    intakeFrames.encodeIntake({ kind: 'round', round: 1, envelopes: [envelope] }),
  );
  const none = {
    round: 1,
    previous: cohort.kit.manifest.hash,
    notices: [],
    dayKeys: [],
    envelopes: 0,
    receiptsHash: hashOfReceipts([]),
    posts: [],
  };
  const core = encodeCore(cohort.kit.manifest.hash, none);
  const batch = decodeBatch(
    encodeBatch(core, sized<EdSignature>(new Uint8Array(64), 64), [], [], []),
  );
  const decoded = { upload, intake, post: decodePost(post), batch };
  expect(
    newsOf(
      'layouts',
      Object.entries(decoded).flatMap(([name, value]) =>
        Object.keys(value).map((field) => `${name}.${field}`),
      ),
    ),
  ).toBe('');
});

test('what is new is told, with what to think about; what is gone is told too', () => {
  const all = Object.keys(inventory.columns);
  const news = newsOf('columns', [...all, 'feed.posts.arrived_at']);
  expect(news).toContain('New columns: feed.posts.arrived_at.');
  expect(news).toContain('Does it tell a time finer than the round');
  expect(newsOf('columns', all.slice(1))).toContain(all[0]);
  expect(newsOf('closes', ['constructor'])).toContain('New closes: constructor.');
});
