import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { AutostartState } from '../../preload/contract.ts';

/** The file by which a Linux desktop starts a program at login (Desktop Application Autostart Specification). */
export class AutostartFile {
  readonly #path: string;
  readonly #command: readonly string[];

  /** `path` ends in `.desktop`; `command`: program and arguments, as they are. */
  constructor(path: string, command: readonly string[]) {
    this.#path = path;
    this.#command = command;
  }

  /** `blocked`: the file is there, and the desktop's own settings have switched it off in the file. */
  state(): Exclude<AutostartState, 'unavailable'> {
    if (!existsSync(this.#path)) return 'off';
    const entries = entriesOf(readFileSync(this.#path, 'utf8'));
    const isOff =
      entries.get('Hidden') === 'true' || entries.get('X-GNOME-Autostart-enabled') === 'false';
    return isOff ? 'blocked' : 'on';
  }

  /** Writes the file whole or not at all; whatever stood in it was another choice, which the person has just changed. */
  switchOn(name: string): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const fresh = `${this.#path}.new`;
    writeFileSync(fresh, desktopEntry(name, this.#command));
    renameSync(fresh, this.#path);
  }

  /** What the desktop's own settings switched off stays as they left it. */
  switchOff(): void {
    if (this.state() === 'on') rmSync(this.#path);
  }
}

function desktopEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** An argument of `Exec` (Desktop Entry Specification, "The Exec key"): quoted, then escaped once more as a string. */
function quoted(argument: string): string {
  const inQuotes = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${inQuotes}"`.replaceAll('\\', '\\\\');
}

/** Keys of the file's main group. */
function entriesOf(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  let group = '';
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('[')) group = line;
    const [key = '', ...value] = line.split('=');
    if (group === '[Desktop Entry]') entries.set(key.trim(), value.join('=').trim());
  }
  return entries;
}
