import { useRef } from 'preact/hooks';
import type { Preferences } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { DesktopSettings } from './DesktopSettings.tsx';
import { Icon } from './Icon.tsx';
import { OfficeSettings } from './OfficeSettings.tsx';
import { SegmentChoice } from './SegmentChoice.tsx';
import { SixWords } from './SixWords.tsx';

const languages: readonly Preferences['language'][] = ['ko', 'en'];
const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark', 'contrast'];

/** Language, brightness, the desktop and the office, and where the person is a member, in a small popover. */
export function Settings() {
  const { route, standing } = usePage();
  const words = useWords();
  const popover = useRef<HTMLDivElement>(null);
  const visit = (screen: 'how' | 'phrase' | 'storage'): void => {
    popover.current?.hidePopover();
    route.show({ screen });
  };
  const { language, theme } = standing.preferences.value;
  const { cohort = null, me = null } = standing.state.value ?? {};
  return (
    <div class="settings">
      <button type="button" class="nav-item" popovertarget="settings">
        <Icon name="settings" size="small" />
        <span class="rail-label">{words.nav.settings}</span>
      </button>
      <div
        id="settings"
        class="popover"
        popover="auto"
        role="dialog"
        aria-label={words.settings.title}
        ref={popover}
      >
        <SegmentChoice
          name="language"
          label={words.settings.language}
          options={languages}
          names={words.settings.languages}
          value={language}
          onChoose={(chosen) => void standing.prefer({ language: chosen })}
        />
        <SegmentChoice
          name="theme"
          label={words.settings.theme}
          options={themes}
          names={words.settings.themes}
          value={theme}
          onChoose={(chosen) => void standing.prefer({ theme: chosen })}
        />
        <DesktopSettings />
        <OfficeSettings leave={() => popover.current?.hidePopover()} />
        {cohort && (
          <div class="settings-cohort">
            {me && <p>{words.settings.me(words.role[me.role])}</p>}
            <p class="settings-hint">{words.operationHint[cohort.operation]}</p>
            <p class="settings-label">{words.settings.words}</p>
            <SixWords words={cohort.words} />
            <div class="settings-actions">
              <Button size="small" onClick={() => visit('how')}>
                {words.nav.how}
              </Button>
              <Button size="small" onClick={() => visit('phrase')}>
                {words.settings.phrase}
              </Button>
              <Button size="small" onClick={() => visit('storage')}>
                {words.keeping.title}
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
