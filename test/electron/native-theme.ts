import { Emitter } from './emitter.ts';
import { closed } from './not-imitated.ts';

/** Remembers the theme; a page on the stand-in follows its browser's own colour scheme. */
class NativeTheme extends Emitter<{ updated: () => void }> {
  #source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = closed(
  'nativeTheme',
  new NativeTheme('nativeTheme', ['updated']) satisfies Pick<
    Electron.NativeTheme,
    'themeSource' | 'shouldUseDarkColors'
  >,
);
