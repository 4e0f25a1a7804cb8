import {
  type LookHandlers,
  type Preferences,
  type TextSize,
  type TextStep,
  textSizes,
} from '../../preload/contract.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { Shell } from './shell.ts';

/** Size of the text that nobody has changed, percent. */
const usual = 100;

/** The size one step from `size`; the largest and the smallest stay what they are. */
export function stepped(size: TextSize, step: TextStep): TextSize {
  if (step === 'usual') return usual;
  const place = textSizes.indexOf(size) + (step === 'larger' ? 1 : -1);
  return textSizes[place] ?? size;
}

export type TextSizeOptions = {
  shell: Pick<Shell, 'setTextSize' | 'onZoom'>;
  preferences: Pick<PreferencesStore, 'get' | 'set' | 'onChange'>;
  /** The wheel was turned, and the settings could not be kept. */
  onFault: (error: unknown) => void;
};

/** Keeps the window at the size that the person chose, by a key, by the wheel or in the settings. */
export function followTextSize({ shell, preferences, onFault }: TextSizeOptions): LookHandlers {
  const change = (step: TextStep): Preferences => {
    const now = preferences.get();
    const textSize = stepped(now.textSize, step);
    if (textSize !== now.textSize) preferences.set({ ...now, textSize });
    return preferences.get();
  };
  shell.onZoom((direction) => {
    try {
      change(direction === 'in' ? 'larger' : 'smaller');
    } catch (error) {
      onFault(error);
    }
  });
  preferences.onChange(({ textSize }) => shell.setTextSize(textSize));
  return { changeTextSize: ({ step }) => change(step) };
}
