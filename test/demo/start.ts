import { join } from 'node:path';

import { help, readArguments } from './arguments.ts';
import { buildBundles } from './bundles.ts';
import { startCohort, type DemoCohort } from './cohort.ts';
import { startCover } from './cover.ts';
import { electronFor, startDesktopApp, type DesktopApp } from './desktop.ts';
import { forgetKey } from './forget-key.ts';
import { createKeychain } from '../../main/vault/keychain.ts';
import { createLeftovers, type Leftovers } from './leftovers.ts';

/** What a person reads goes to stderr, so that standard output is for machines. */
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const windows = [
  { name: 'mentee', title: '멘티 / mentee', args: [] },
  { name: 'mentor', title: '멘토 / mentor', args: ['--nickname=느린거북'] },
] as const;

async function startApp(rest: readonly string[], leftovers: Leftovers): Promise<void> {
  const app = await startDesktopApp({
    profile: null,
    args: rest,
    headless: false,
    scratch: leftovers.folder,
    place: 0,
    onLine: (line) => {
      if (!isForMachines(line)) say(line);
    },
  });
  leftovers.add(async () => app.stop());
  if (app.url) say(`열 주소 / open: ${app.url}`);
  await app.ended;
}

async function startDemo(headless: boolean, json: boolean, leftovers: Leftovers): Promise<void> {
  say('체험을 준비하고 있어요… / Preparing the demo…');
  const cohort = await startCohort(join(leftovers.folder, 'relay'), () => undefined);
  leftovers.add(async () => cohort.close());
  const cover = startCover(cohort);
  leftovers.add(async () => cover.stop());
  leftovers.add(keepApproving(cohort));
  // The demo is for trying out: it waits for nobody to unlock a keyring.
  const memory = (await createKeychain().state()) === 'locked' ? ['--memory'] : [];
  const apps: DesktopApp[] = [];
  leftovers.add(async () => {
    await Promise.all(apps.map(async (app) => app.stop()));
  });
  const started = await Promise.all(
    windows.map(async ({ name, title, args }, place) => {
      const [invite = ''] = await cohort.invites(name, 1);
      const joined = Promise.withResolvers<void>();
      const profile = join(leftovers.folder, name);
      leftovers.add(async () => forgetKey(profile));
      const app = await startDesktopApp({
        profile,
        args: [`--join=${invite}`, ...memory, ...args],
        headless,
        scratch: leftovers.folder,
        place: place === 0 ? 0 : 1,
        onLine: (line) => {
          if (saysReady(line)) joined.resolve();
          if (!isForMachines(line)) say(`[${name}] ${line}`);
        },
      });
      apps.push(app);
      return { app, name, title, joined: joined.promise };
    }),
  );
  for (const { app, name, title } of started) {
    if (app.url && json) print({ window: name, url: app.url });
    else if (app.url) say(`${title}: ${app.url}`);
  }
  await Promise.race([
    Promise.all([cover.joined, ...started.map(async ({ joined }) => joined)]),
    allEnded(apps),
  ]);
  if (json) print({ ready: true });
  say(
    '준비됐어요. 창을 모두 닫거나 Ctrl+C를 누르면 끝나요. / Ready. It ends with its windows, or on Ctrl+C.',
  );
  await allEnded(apps);
}

const allEnded = async (apps: readonly DesktopApp[]): Promise<void> => {
  await Promise.all(apps.map(async (app) => app.ended));
};

/** Plays the coordinator who certifies the badges of the mentors as they come. Returns what ends it. */
function keepApproving(cohort: DemoCohort): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const look = async (): Promise<void> => {
    try {
      await cohort.approveBadges();
    } catch {
      // Right after the start the gate may not know the feed yet; the next look will find it.
    }
    if (!ended) timer = setTimeout(() => void (looking = look()), 1000);
  };
  let looking = look();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await looking;
  };
}

/** Lines of the app that are not for people: JSON objects. */
const isForMachines = (line: string): boolean => line.startsWith('{');
const saysReady = (line: string): boolean =>
  isForMachines(line) && line.includes('"phase":"ready"');

async function run(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted.kind === 'help') {
    process.stdout.write(help);
    return;
  }
  const leftovers = createLeftovers();
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve());
  });
  try {
    const headless = wanted.kind === 'demo' && wanted.headless;
    const electron = electronFor(headless);
    say(
      electron
        ? '일렉트론으로 열어요. / Running on Electron.'
        : '일렉트론 실행 파일이 없어서 시스템의 크로미움으로 대신 열어요. / Electron’s binary is not here: running on the stand-in, in the system’s Chromium.',
    );
    await buildBundles();
    const work =
      wanted.kind === 'app'
        ? startApp(wanted.rest, leftovers)
        : startDemo(wanted.headless, wanted.json, leftovers);
    await Promise.race([work, interrupted]);
  } finally {
    await leftovers.clear();
  }
}

try {
  await run();
  process.exit(0);
} catch (error) {
  say(
    `시작하지 못했어요. / It could not start. ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
