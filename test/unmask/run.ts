import { audit, failuresOf } from './audit.ts';
import { full, quick } from './forms.ts';
import { report } from './report.ts';

/** The audit kit: `npm run unmask`, or with `--quick` in a minute. Ends with 1 if anything is not as it should be. */
const form = process.argv.includes('--quick') ? quick : full;
const found = audit(form, (line) => process.stderr.write(`${line}\n`));
process.stdout.write(`${report(found, [])}\n`);
process.exitCode = failuresOf(found).length > 0 ? 1 : 0;
