import '../../../electron/hooks.ts';

import { describe, expect, test } from 'vitest';

import { type Machine, placesFor } from '../../../../main/shell/paths.ts';

const machine: Machine = {
  platform: 'linux',
  argv: ['app'],
  env: {},
  home: '/h',
  appData: '/h/.config',
};

describe('the folders of the app', () => {
  test('stand where a person of that system expects them', () => {
    expect(placesFor(machine)).toEqual({
      userData: '/h/.config/KkanbuTalk',
      local: '/h/.local/share/KkanbuTalk/local',
      session: '/h/.local/share/KkanbuTalk/local/session',
    });
    expect(placesFor({ ...machine, env: { XDG_DATA_HOME: '/d' } }).local).toBe(
      '/d/KkanbuTalk/local',
    );
  });

  test('keep what is large out of a roaming profile on Windows', () => {
    const places = placesFor({
      ...machine,
      platform: 'win32',
      env: { LOCALAPPDATA: '/h/Local' },
      appData: '/h/Roaming',
    });
    expect(places.userData).toBe('/h/Roaming/KkanbuTalk');
    expect(places.local).toBe('/h/Local/KkanbuTalk/local');
    expect(places.session).toBe('/h/Local/KkanbuTalk/local/session');
  });

  test('are all inside the profile that the command line names', () => {
    expect(placesFor({ ...machine, argv: ['app', '--profile=/p/mentee'] })).toEqual({
      userData: '/p/mentee',
      local: '/p/mentee/local',
      session: '/p/mentee/local/session',
    });
  });
});
