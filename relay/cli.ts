import { parse, UsageError } from './commands/arguments.ts';
import { say } from './commands/console.ts';
import { init, move } from './commands/founding.ts';
import { invite, recovery, remove } from './commands/members.ts';
import { notice } from './commands/notices.ts';
import { reports } from './commands/reports.ts';
import { run } from './commands/serving.ts';
import { failures, help } from './strings.ts';

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args);
  const [command, what] = positionals;
  if (values.help || command === undefined) return say(help);
  switch (command) {
    case 'init':
      return init(what, values);
    case 'move':
      return move(what, values);
    case 'serve':
      return run(values);
    case 'invite':
      return invite(values);
    case 'recovery-link':
      return recovery(values);
    case 'remove':
      return remove(values);
    case 'notice':
      return notice(what, values);
    case 'reports':
      return reports(values);
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
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
