import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { systemEnvironment as environment } from '../protocol/environment.ts';
import { memberRoles } from '../protocol/frames/issuer.ts';
import { sixWords } from '../protocol/words.ts';
import { parseAddress } from './address.ts';
import { readCard } from './cards.ts';
import { foundCohort } from './coordinator/found.ts';
import { createInvites } from './coordinator/issuer-office.ts';
import { openKit, type Kit } from './coordinator/kit.ts';
import { approveBadges, openEpoch, withdrawBadge } from './coordinator/notices.ts';
import { initDemo } from './demo.ts';
import { cardFile, initRole } from './init.ts';
import { placeOf, roles, standardLog, type RelayRole } from './log.ts';
import { serve } from './serve.ts';
import { count, readSettings } from './settings.ts';
import { failures, help, made } from './strings.ts';

/** A command line that makes no sense. */
class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'usage';
}

const text = { type: 'string' } as const;
const options = {
  help: { type: 'boolean', short: 'h' },
  data: text,
  address: text,
  certificate: text,
  key: text,
  cards: text,
  name: text,
  mentees: text,
  mentors: text,
  coordinators: text,
  round: text,
  'min-set': text,
  operation: text,
  roles: text,
  role: text,
  count: text,
  kit: text,
  epoch: text,
  nickname: text,
} as const;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new UsageError();
  }
};
type Words = ReturnType<typeof parse>['values'];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function need(value: string | undefined): string {
  if (!value) throw new UsageError();
  return value;
}

function oneOf<T extends string>(names: readonly T[], value: string | undefined): T {
  const found = names.find((name) => name === value);
  if (!found) throw new UsageError();
  return found;
}

async function readPassphrase(): Promise<string> {
  const given = process.env['KKANBU_PASSPHRASE'];
  if (given) return given;
  if (process.stdin.isTTY) process.stderr.write(`${made.passphrase}\n`);
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return need(line);
  }
  throw new UsageError();
}

const kitOf = async (words: Words): Promise<Kit> =>
  openKit(need(words.kit), await readPassphrase(), environment);

async function initOneRole(role: RelayRole, words: Words): Promise<void> {
  const data = need(words.data);
  const address = parseAddress(need(words.address));
  const brought = words.certificate
    ? {
        tls: {
          certificate: readFileSync(words.certificate, 'utf8'),
          key: readFileSync(need(words.key), 'utf8'),
        },
      }
    : {};
  await initRole({ role, data, address, environment, ...brought });
  say(made.role + join(data, role, cardFile));
}

async function initCoordinator(words: Words): Promise<void> {
  const cards = need(words.cards)
    .split(',')
    .map((path) => readCard(new Uint8Array(readFileSync(path))));
  const settings = readSettings(words, environment.now());
  const passphrase = await readPassphrase();
  const kit = await foundCohort({
    data: need(words.data),
    cards,
    settings,
    passphrase,
    environment,
  });
  say(made.cohort + need(words.data));
  say(made.words + sixWords(kit.manifest.hash).join(' '));
}

async function init(what: string | undefined, words: Words): Promise<void> {
  if (what === 'coordinator') return initCoordinator(words);
  if (what !== 'demo') return initOneRole(oneOf(roles, what), words);
  const passphrase = await readPassphrase();
  const kit = await initDemo({ data: need(words.data), environment, passphrase });
  say(made.words + sixWords(kit.manifest.hash).join(' '));
  return undefined;
}

async function run(words: Words): Promise<void> {
  // Node would print the error, and whatever it quotes.
  process.on('uncaughtException', (error) => {
    standardLog('fault', { at: placeOf(error) });
    process.exit(1);
  });
  const names = need(words.roles).split(',');
  const chosen = names.map((name) => oneOf(roles, name));
  const relay = await serve({
    data: need(words.data),
    roles: chosen,
    environment,
    log: standardLog,
  });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await relay.close();
}

async function invite(words: Words): Promise<void> {
  const role = oneOf(memberRoles, words.role);
  const kit = await kitOf(words);
  for (const link of await createInvites(kit, role, count(words.count ?? '1'))) say(link);
}

async function notice(what: string | undefined, words: Words): Promise<void> {
  oneOf(['epoch', 'badges', 'withdraw-badge'], what);
  const kit = await kitOf(words);
  if (what === 'badges') return say(made.badges + (await approveBadges(kit)));
  if (what === 'epoch') await openEpoch(kit, count(need(words.epoch)));
  else await withdrawBadge(kit, need(words.nickname));
  return say(made.done);
}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args);
  const [command, what] = positionals;
  if (values.help || command === undefined) return say(help);
  switch (command) {
    case 'init':
      return init(what, values);
    case 'serve':
      return run(values);
    case 'invite':
      return invite(values);
    case 'notice':
      return notice(what, values);
    default:
      throw new UsageError();
  }
}

main(process.argv.slice(2)).then(
  // A socket that lingers must not keep an ended program alive.
  () => process.exit(0),
  (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    process.stderr.write(`${failures[code] ?? (error instanceof Error ? error.message : code)}\n`);
    process.exit(code === 'usage' ? 2 : 1);
  },
);
