import { randomBytes } from 'node:crypto';

import type { MemberRole } from '../../preload/contract.ts';
import { sized, type Bytes32 } from '../../protocol/bytes.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { Client } from '../../main/client.ts';
import { Vault } from '../../main/vault/vault.ts';
import type { DemoCohort } from './cohort.ts';
import { liveQuestions } from './stories.ts';

const workerUrl = new URL('../../main/membership/blinding-worker.ts', import.meta.url);

/** The members of the demo who have no window: real clients, each with a vault in memory, so that there is cover and somebody to talk to. */
export type Cover = {
  /** Resolves when all of them are members. */
  joined: Promise<void>;
  stop(): Promise<void>;
};

const withoutWindow: readonly MemberRole[] = [
  'coordinator',
  'mentor',
  'mentee',
  'mentee',
  'mentee',
  'mentee',
];

export function startCover(cohort: DemoCohort): Cover {
  const members = withoutWindow.map((role) => createMember(role, cohort));
  const [talkative] = members.slice(-1);
  const timers = liveQuestions.map(({ after, ...question }) =>
    systemEnvironment.after(after * 1000, () => {
      if (talkative) ask(talkative.client, question);
    }),
  );
  return {
    joined: Promise.all(members.map(async (member) => member.join())).then(() => undefined),
    stop: async () => {
      for (const timer of timers) timer.cancel();
      await Promise.all(members.map(async (member) => member.stop()));
    },
  };
}

const toEveryone = { audience: 'everyone', mentor: null, target: null, reason: null } as const;

type Member = { client: Client; join(): Promise<void>; stop(): Promise<void> };

function createMember(role: MemberRole, cohort: DemoCohort): Member {
  const environment = systemEnvironment;
  const key = sized<Bytes32>(environment.random(32), 32);
  const vault = Vault.open({ file: null, key, environment });
  const vaultState = { mode: 'memory', why: 'chosen' } as const;
  const client = new Client({ vault, vaultState, environment, workerUrl });
  return {
    client,
    join: async () => {
      const [invite = ''] = await cohort.invites(role, 1);
      const badge = role === 'mentor' ? cohort.badge : null;
      client.start();
      await client.join({ invite, nickname: badge?.nickname ?? null }, badge);
    },
    stop: async () => {
      await client.stop();
      vault.close();
    },
  };
}

function ask(client: Client, question: Omit<(typeof liveQuestions)[number], 'after'>): void {
  const id = randomBytes(16).toString('hex');
  client.saveDraft({ id, kind: 'question', thread: null, ...toEveryone, ...question });
  client.send({ draft: id, when: 'soon' });
}
