import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, in the order in which they start. Where nothing has run yet the larger files would come first, and two that have three lines each and take
 * longest of all would come last, beside nothing. Those keep a processor busy each; the others mostly wait for rounds, epochs and processes, and go well with them.
 */
const long = [
  'test/unit/renderer/access-one.test.ts',
  'test/relay/last-day.test.ts',
  'test/relay/delivery.test.ts',
  'test/relay/moving.test.ts',
  'test/unit/renderer/access-two.test.ts',
  'test/relay/leaving.test.ts',
  'test/relay/founding.test.ts',
  'test/relay/coordinator-work.test.ts',
];

/** The order of test files: the longest first, and then as Vitest has them, a project after the other. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex((name) => moduleId.endsWith(name));
      return found < 0 ? long.length : found;
    };
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    // oxlint-disable-next-line unicorn/no-array-sort -- Not an array's.
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => group(one) - group(other) || place(one) - place(other));
  }
}
