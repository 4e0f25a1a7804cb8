import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { AutostartFile } from '../../../../main/shell/autostart-file.ts';

let folder: string;
let path: string;
let file: AutostartFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'autostart-'));
  path = join(folder, 'autostart', 'app.desktop');
  file = new AutostartFile(path, ['/opt/an app/run', '--hidden']);
});
afterEach(() => rmSync(folder, { recursive: true }));

const lines = (): string[] => readFileSync(path, 'utf8').split('\n');

describe('the autostart file', () => {
  test('is written whole, with nothing beside it, and taken away again', () => {
    expect(file.state()).toBe('off');
    file.switchOn('깐부톡');
    expect(file.state()).toBe('on');
    expect(lines()).toContain('Exec="/opt/an app/run" "--hidden"');
    expect(lines()).toContain('Name=깐부톡');
    expect(readdirSync(dirname(path))).toEqual(['app.desktop']);
    file.switchOff();
    expect(existsSync(path)).toBe(false);
    expect(file.state()).toBe('off');
  });

  test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'honours what the desktop’s own switch writes: %s',
    (line) => {
      file.switchOn('깐부톡');
      const switchedOff = `${readFileSync(path, 'utf8').replace(/X-GNOME.*\n/, '')}${line}\n`;
      writeFileSync(path, switchedOff);
      expect(file.state()).toBe('blocked');
      file.switchOff();
      expect(readFileSync(path, 'utf8')).toBe(switchedOff);
      file.switchOn('깐부톡');
      expect(file.state()).toBe('on');
    },
  );

  test('takes no line of another group for its own', () => {
    file.switchOn('깐부톡');
    writeFileSync(path, `${readFileSync(path, 'utf8')}[Desktop Action x]\nHidden=true\n`);
    expect(file.state()).toBe('on');
  });

  test('quotes what a path may hold', () => {
    new AutostartFile(path, ['/a "b" $c `d` \\e 100%']).switchOn('x');
    const written = '"/a \\\\"b\\\\" \\\\$c \\\\`d\\\\` \\\\\\\\e 100%%"';
    expect(lines()).toContain(`Exec=${written}`);
  });
});
