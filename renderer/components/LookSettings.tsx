import type { Preferences } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { isMac } from '../state/platform.ts';
import { textSizes } from '../state/text-sizing.ts';
import { Button } from './Button.tsx';
import { SegmentChoice } from './SegmentChoice.tsx';

const languages: readonly Preferences['language'][] = ['ko', 'en'];
const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark', 'contrast'];

/** How the window looks, in which language, and which keys it hears. */
export function LookSettings() {
  const { palette, standing } = usePage();
  const { keyboard, settings: words, sizes } = useWords();
  const { language, theme, textSize, letterKeys } = standing.preferences.value;
  return (
    <>
      <SegmentChoice
        name="language"
        label={words.language}
        options={languages}
        names={words.languages}
        value={language}
        onChoose={(chosen) => void standing.prefer({ language: chosen })}
      />
      <SegmentChoice
        name="theme"
        label={words.theme}
        options={themes}
        names={words.themes}
        value={theme}
        onChoose={(chosen) => void standing.prefer({ theme: chosen })}
      />
      <SegmentChoice
        name="text-size"
        label={sizes.label}
        options={textSizes}
        names={sizes.names}
        value={textSize}
        onChoose={(chosen) => void standing.prefer({ textSize: chosen })}
      />
      <p class="settings-hint">{isMac() ? sizes.hintMac : sizes.hint}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={letterKeys}
          aria-describedby="settings-letters"
          onChange={({ currentTarget }) =>
            void standing.prefer({ letterKeys: currentTarget.checked })
          }
        />
        <span>{keyboard.letters}</span>
      </label>
      <p class="settings-hint" id="settings-letters">
        {keyboard.lettersHint}
      </p>
      <div class="settings-actions">
        <Button size="small" onClick={() => palette.show('keys')}>
          {keyboard.actions.keys}
        </Button>
      </div>
    </>
  );
}
