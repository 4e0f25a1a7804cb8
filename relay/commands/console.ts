import { createInterface } from 'node:readline';
import { systemEnvironment } from '../../protocol/environment.ts';
import { openKit, type Kit } from '../coordinator/kit.ts';
import { asked } from '../strings.ts';
import { need, UsageError, type Words } from './arguments.ts';

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** For the person at the keyboard; not part of what a script reads. */
export const hint = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

let lines: AsyncIterator<string> | null = null;

/** The next line of standard input: what is typed, or piped in. `null` at its end. */
async function nextLine(): Promise<string | null> {
  lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const line = await lines.next();
  return line.done ? null : line.value;
}

/** From KKANBU_PASSPHRASE, or the first line of standard input. Throws UsageError. */
export async function readPassphrase(): Promise<string> {
  const given = process.env['KKANBU_PASSPHRASE'];
  if (given) return given;
  if (process.stdin.isTTY) hint(asked.passphrase);
  const line = await nextLine();
  if (!line) throw new UsageError();
  return line;
}

/** Whether the person says yes; anything else, and the end of the input, is no. */
export async function confirm(question: string): Promise<boolean> {
  hint(question);
  const line = (await nextLine())?.trim().toLowerCase().normalize('NFC') ?? '';
  return ['y', 'yes', '네', '예', '응'].includes(line);
}

export const kitOf = async (words: Words): Promise<Kit> =>
  openKit(need(words.kit), await readPassphrase(), systemEnvironment);
