import { failuresOf, type Audit } from './audit.ts';
import type { CheckedControl } from './controls/simulated.ts';
import { figures } from './simulation/figures.ts';
import { printTable } from './table.ts';

const members = figures.mentees + figures.mentors;

/** The audit in words: what was done, the table, the mistakes that had to be caught, and what is not as it should be. */
export function report(audit: Audit, live: readonly CheckedControl[]): string {
  const { form, cells, crowd, controls, chance } = audit;
  const failures = allFailures(audit, live);
  return [
    `깐부톡 감사 도구: ${members}명이 쓰는 모임을 ${form.cohorts}번 흉내 내고, 공격자들이 글쓴이를 얼마나 맞히는지 셌어요.`,
    `What this is: ${form.cohorts} cohorts of ${members} people on a virtual clock, four weeks each, at rounds of a minute. Presence is simulated`,
    '(simulation/figures.ts); when a post is sent is decided by the program’s own code. A game shows an attacker the posts of one pseudonym and',
    `what the named parties saw; it names one of ${members}. ${form.gamesPerCell} games a cell. In brackets: the interval of the rate, 99.9 % for all cells together.`,
    '✓ at or under what is asked · ≈ above it, no further than chance explains · ✗ significantly above it · a dot: nothing was promised.',
    'Asked of feed, gate and LAN alone and of issuer + feed: not significantly above guessing, and at most 2 points above. Of the others: what',
    'docs/threat-model.md says. "Diligence": the attacker also assumes that everybody writes equally much, however many hours they are there.',
    '',
    printTable(cells, crowd, chance),
    '',
    '일부러 넣은 잘못 (모두 들켜야 해요) / Mistakes made on purpose: each has to be caught.',
    ...controls.map(printControl),
    ...(live.length > 0
      ? ['', '진짜 바이트로 한 검사 / Real roles, real bytes:', ...live.map(printControl)]
      : []),
    '',
    ...(failures.length === 0
      ? ['결과: 모두 통과했어요. / Result: everything is as it should be.']
      : [
          '결과: 통과하지 못했어요. / Result: not as it should be:',
          ...failures.map((one) => `✗ ${one}`),
        ]),
  ].join('\n');
}

/** Whether everything is as it should be. */
export const hasPassed = (audit: Audit, live: readonly CheckedControl[]): boolean =>
  allFailures(audit, live).length === 0;

const allFailures = (audit: Audit, live: readonly CheckedControl[]): string[] => [
  ...failuresOf(audit),
  ...live.filter(({ isCaught }) => !isCaught).map(({ mistake, found }) => `${mistake}: ${found}`),
];

const printControl = ({ mistake, found, isCaught }: CheckedControl): string =>
  `${isCaught ? '✓' : '✗'} ${mistake}: ${found}`;
