import { parseArgs } from 'node:util';

export type StartArguments =
  /** The app alone; it joins with an invite. `rest` goes to the app. */
  | { kind: 'app'; rest: string[] }
  /** The whole cohort. `json`: addresses as JSON lines on standard output, for machines. */
  | { kind: 'demo'; headless: boolean; json: boolean }
  | { kind: 'help' };

export const help = `npm start                          체험: 서버와 여덟 명, 창 두 개(멘티, 멘토) / the demo: a server, eight members, two windows
npm start -- --headless --json     창 없이 주소만 한 줄씩 / no windows, addresses as JSON lines
npm start -- --app                 앱만: 초대 링크로 참여 / the app alone, joins with an invite
npm start -- --app --profile=DIR   다른 폴더에 보관 / keeps its data in another folder
`;

/** Throws TypeError for what it does not know. */
export function readArguments(argv: readonly string[]): StartArguments {
  if (argv.includes('--app')) return { kind: 'app', rest: argv.filter((word) => word !== '--app') };
  const { values } = parseArgs({
    args: [...argv],
    options: {
      headless: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return { kind: 'help' };
  return { kind: 'demo', headless: values.headless ?? false, json: values.json ?? false };
}
