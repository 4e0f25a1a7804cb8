import { expect, test } from 'vitest';
import { programVersion } from '../../../main/version.ts';
import packageFile from '../../../package.json' with { type: 'json' };

test('the program says the version of its package', () => {
  expect(programVersion).toBe(packageFile.version);
});
