import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliverySteps } from '../../../main/exchange/delivery-step.ts';
import { openVault } from '../../../main/vault/unlock.ts';
import { callNames } from '../../../preload/contract.ts';
import { wordAt } from '../canary.ts';
import { chanceOf } from '../chance.ts';
import { holdingsOf } from '../holdings.ts';
import { appWithoutWindow, keychainFor, WrongClock } from './app-without-window.ts';
import { Day } from './day.ts';
import { evening } from './evening.ts';
import { codeOf, Typist } from './typist.ts';
import type { Command, PersonSettings, Told } from './words.ts';

/** A person's app in a process of its own: `SETTINGS`, as JSON. Takes commands on standard input, and ends with it. */
const settings = JSON.parse(process.argv[2] ?? '') as PersonSettings;
const { canary, person, life, deadly } = settings;

/** Written before the next thing happens: what was told is true even if this process is killed at once. */
function say(told: Told): void {
  const line = Buffer.from(`${JSON.stringify(told)}\n`);
  for (let written = 0; written < line.length;) {
    try {
      written += writeSync(1, line, written);
    } catch (error) {
      // The pipe is full for a moment.
      if (codeOf(error) !== 'EAGAIN') throw error;
    }
  }
}

const clock = new WrongClock(settings.clockOff);
const step = deliverySteps.find((name) => name === deadly?.step);
let reached = 0;
const app = appWithoutWindow(settings, clock, say, (name) => {
  if (name !== step) return;
  reached += 1;
  if (reached === deadly?.time) process.kill(process.pid, 'SIGKILL');
});
const { handlers } = app;
let number = 0;
const typist = new Typist({
  handlers,
  say,
  defect: settings.defect,
  nextWord: () => wordAt(canary, { person, life, number: number++ }),
});

/** Joined, as far as the issuer lets one. */
async function become(): Promise<void> {
  const state = await typist.attempt('appState', () => handlers.appState(undefined));
  if (state?.phase !== 'welcome') return;
  const { invite, nickname } = settings;
  await typist.attempt('join', () => handlers.join({ invite, nickname }));
}

/** Certificates are in stock, and nothing holds posts back. */
async function ready(patience: number): Promise<void> {
  const until = Date.now() + patience;
  let last = 'never open';
  while (Date.now() < until) {
    await become();
    const status = await typist.attempt('status', () => handlers.status(undefined));
    const { phase, alarm } = await handlers.appState(undefined);
    const options =
      phase === 'ready'
        ? await typist.attempt('sendOptions', () => handlers.sendOptions({ thread: null }))
        : null;
    // Entries that wait for a certificate are no reason to wait for more.
    const isFree = status?.hold === null || status?.hold === 'no-certificate';
    if (isFree && options && options.certificates > 0) return;
    last = [phase, status?.link, status?.hold, `${options?.certificates} certificates`].join(', ');
    if (alarm?.kind === 'receipts-missing') await handlers.retryAfterAlarm(undefined);
    await sleep(50);
  }
  say({ event: 'fault', at: 'not ready', kind: last });
  throw new Error('not ready');
}

let resting = new AbortController();

async function day(seed: string, acts: number | null): Promise<void> {
  resting = new AbortController();
  const chance = chanceOf(`${seed} ${person} ${life}`);
  const work = new Day({ handlers, typist, chance, canary, say });
  void become();
  const most = acts ?? Number.POSITIVE_INFINITY;
  for (let done = 0; !resting.signal.aborted && done < most; done += 1) await work.act();
}

/** So many new drafts of two words each, of which the first `send` go. */
async function write(drafts: number, send: number): Promise<void> {
  for (let count = 0; count < drafts; count += 1) {
    const draft = await typist.type(typist.blank('question', null), 2);
    if (count < send) await typist.send(draft, 'soon');
  }
}

let closed: Promise<void> | null = null;
const close = (): Promise<void> => (closed ??= app.close());

/** How many pages of words were saved before one was refused. */
async function fill(most: number): Promise<number> {
  for (let count = 0; count < most; count += 1) {
    const draft = await typist.paste(typist.blank('question', null), 300);
    if (draft.text === '') return count;
  }
  return most;
}

async function holdings(): Promise<unknown> {
  await close();
  const { vault, state } = await openVault({
    folder: settings.folder,
    keychain: keychainFor(settings),
    environment: clock,
    allowMemory: false,
  });
  if (!vault) throw new Error(JSON.stringify(state));
  const found = holdingsOf(vault, canary);
  vault.close();
  return found;
}

async function call(name: string, request: unknown): Promise<unknown> {
  const known = callNames.find((one) => one === name);
  const table: Record<string, ((request: never) => unknown) | undefined> = handlers;
  const handler = known && table[known];
  if (!handler) throw new Error(`no call ${name}`);
  return handler(request as never);
}

async function obey(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'day':
      return day(command.seed, command.acts);
    case 'ready':
      return ready(command.patience);
    case 'write':
      return write(command.drafts, command.send);
    case 'rest':
      return resting.abort();
    case 'fill':
      return fill(command.most);
    case 'evening':
      return evening(typist, command.patience);
    case 'call':
      return call(command.name, command.request);
    case 'clock':
      return clock.set(command.off);
    case 'holdings':
      return holdings();
    case 'end':
    default:
      await close();
      return process.exit(0);
  }
}

const opened = app.start();
let answers = 0;
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const answer = answers++;
  const done = async (): Promise<void> => {
    try {
      await opened;
      say({ answer, value: (await obey(JSON.parse(line) as Command)) ?? null });
    } catch (error) {
      say({ answer, error: codeOf(error) });
    }
  };
  void done();
});
lines.on('close', () => process.exit(0));
await opened;
