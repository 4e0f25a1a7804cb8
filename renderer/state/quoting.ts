/** More than this would be a copy and no quote, in UTF-16 units. */
const longest = 400;

/** What somebody wrote as lines of a quote; what they had quoted themselves is left out. */
export function quoteOf(text: string): string {
  const said = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim();
  const short = said.length <= longest ? said : `${cutAt(said, longest)}…`;
  return short
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** What is written already, with a quote below it and room to go on; nothing that was there is lost. */
export function withQuote(written: string, quote: string): string {
  const before = written.trimEnd();
  return `${before === '' ? '' : `${before}\n\n`}${quote}\n\n`;
}

/** The beginning of a text, cut between two letters as people see them. */
function cutAt(text: string, units: number): string {
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('ko').segment(text)) {
    if (index + segment.length > units) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}
