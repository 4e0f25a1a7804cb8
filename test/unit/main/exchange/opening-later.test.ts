import { beforeEach, expect, test } from 'vitest';
import { openWhatWaits } from '../../../../main/exchange/opener.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { Environment } from '../../../../protocol/environment.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { vaultInMemory } from '../vault-folder.ts';
import { TestCohort } from './cohort.ts';
import { writeLetter } from './letters.ts';

const waiting = 500;
const still = new AbortController().signal;
let vault: Vault;
let environment: VirtualEnvironment;
/** Gives whatever else waits its turn. */
let others: Environment;
let turns: (() => void)[];

beforeEach(async () => {
  environment = new VirtualEnvironment();
  vault = vaultInMemory(environment);
  turns = [];
  others = {
    now: () => environment.now(),
    random: (length) => environment.random(length),
    after: (_, task) => {
      turns.shift()?.();
      const turn = setImmediate(task);
      return { cancel: () => clearImmediate(turn) };
    },
  };
  const cohort = new TestCohort(environment);
  const { post, thread, author, follow } = await writeLetter(cohort, environment);
  const letters = [post];
  for (let n = 1; n < waiting; n += 1) letters.push(await follow(n, `${n} 번째 글`));
  const posts = letters.map((bytes, sequence) => {
    const header = { author: author.publicKey, sequence, id: sha256(bytes) };
    return { ...new Writer(environment).post(thread, 1, null), ...header, bytes };
  });
  vault.feed.append([batchOf(1, posts)]);
  vault.membership.addEpochKeys([{ epoch: 0, all: cohort.keys.all, mentor: null }]);
});

test('while much is opened that has waited for its key, what is typed is saved in between', async () => {
  const left: number[] = [];
  turns = [0, 1, 2, 3].map(() => () => left.push(vault.feed.unopened().length));
  expect(await openWhatWaits(vault, others, still)).toBe(waiting);
  // First the one that has the key of the others.
  expect(left).toEqual([499, 499, 299, 99]);
  expect(vault.feed.unopened()).toEqual([]);
});

test('what the end of the program has cut off is opened the next time', async () => {
  const ending = new AbortController();
  const nothing = (): void => undefined;
  turns = [nothing, nothing, () => ending.abort()];
  expect(await openWhatWaits(vault, others, ending.signal)).toBe(201);
  expect(await openWhatWaits(vault, others, still)).toBe(waiting - 201);
});
