import { toHex } from '../../protocol/bytes.ts';
import { plainText } from '../coordinator/plain-text.ts';
import { readReports, type Report } from '../coordinator/reports.ts';
import { reports as said } from '../strings.ts';
import type { Words } from './arguments.ts';
import { kitOf, say } from './console.ts';

/** `reports`: all reports of the feed, oldest first, with what the notices need to act on them. */
export async function reports(words: Words): Promise<void> {
  const kit = await kitOf(words);
  const found = await readReports(kit);
  say(said.count(found.length));
  for (const [index, report] of found.entries())
    for (const line of linesOf(report, index + 1, kit.manifest.timeZone)) say(line);
}

function linesOf(report: Report, number: number, timeZone: number): string[] {
  const date = new Date(report.day + timeZone * 60_000).toISOString().slice(0, 10);
  const author = report.author && toHex(report.author);
  const by = report.nickname ? said.badge(report.nickname) : said.pseudonym;
  return [
    '',
    said.title(number, date),
    `  ${said.reason}: ${said.reasons[report.reason]}`,
    ...block(said.text, report.text),
    ...block(said.quote, report.quote),
    `  ${said.check}: ${said.checks[report.check]}${report.voided ? ` ${said.voided}` : ''}`,
    `  ${said.post}: ${report.posts.map(toHex).join(',')}`,
    ...(author ? [`  ${said.author} (${by}): ${author}`] : []),
    `  ${said.thread}: ${toHex(report.thread)}`,
  ];
}

/** Others' words, each line set in: none of them can pass for a line of ours. */
function block(name: string, text: string): string[] {
  const lines = plainText(text).split('\n');
  return [`  ${name}:`, ...lines.map((line) => `    | ${line}`)];
}
