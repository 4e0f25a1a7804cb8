import { epochAt } from '../protocol/calendar.ts';
import type { Environment } from '../protocol/environment.ts';
import { day } from '../protocol/rules.ts';
import { freePorts } from './address.ts';
import type { Card } from './cards.ts';
import { foundCohort, type CohortSettings } from './coordinator/found.ts';
import type { Kit } from './coordinator/kit.ts';
import type { KitStretch } from './coordinator/kit-file.ts';
import { initRole } from './init.ts';
import { roles } from './log.ts';

const host = '127.0.0.1';

export type InitDemo = {
  /** The relay's data folder. */
  data: string;
  environment: Environment;
  passphrase: string;
  overrides?: Partial<CohortSettings>;
  /** Without one: what the program has. */
  stretch?: KitStretch;
};

/** A whole cohort on this machine, ready to be served: all three roles on free ports, '깐부톡 체험', small and quick. */
export async function initDemo({
  data,
  environment,
  passphrase,
  overrides,
  stretch,
}: InitDemo): Promise<Kit> {
  const roundLength = overrides?.roundLength ?? 2_000;
  // A few rounds back: round 0 is the feed's own.
  const start = overrides?.start ?? environment.now() - 2 * roundLength;
  const settings: CohortSettings = {
    name: '깐부톡 체험',
    start,
    deleteAt: start + 2 * 365 * day,
    roundLength,
    epochLength: 7 * day,
    timeZone: 540,
    minSet: 3,
    seats: { mentee: 5, mentor: 2, coordinator: 1 },
    quota: { certificates: 10, questions: 5 },
    operation: 'single',
    demo: true,
    ...overrides,
  };
  const epochs = Math.max(0, epochAt(settings, environment.now())) + 2;
  const ports = await freePorts(host, roles.length);
  const cards: Card[] = [];
  for (const [index, role] of roles.entries()) {
    const address = { host, port: ports[index] ?? 0 };
    cards.push(await initRole({ role, data, address, environment, epochs }));
  }
  return foundCohort({
    data,
    cards,
    settings,
    passphrase,
    environment,
    ...(stretch && { stretch }),
  });
}
