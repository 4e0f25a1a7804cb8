import { audit } from './audit.ts';
import { checkLive } from './controls/live.ts';
import { full, quick } from './forms.ts';
import { runLive } from './live/live.ts';
import { hasPassed, report } from './report.ts';

/**
 * The audit kit: `npm run unmask`, or with `-- --quick` in a minute. Prints a report, and ends with 1 if anything is not as it should be. The
 * live part needs addresses of the loopback range, which Linux has without being asked.
 */
const form = process.argv.includes('--quick') ? quick : full;
const tell = (line: string): unknown => process.stderr.write(`${line}\n`);
tell('three roles and three clients, real');
const live = process.platform === 'linux' ? await checkLive(await runLive()) : [];
const found = audit(form, tell);
process.stdout.write(`${report(found, live)}\n`);
process.exit(hasPassed(found, live) ? 0 : 1);
