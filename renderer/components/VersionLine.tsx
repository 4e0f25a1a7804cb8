import { useEffect, useState } from 'preact/hooks';
import type { AboutView } from '../../preload/contract.ts';
import { copyText } from '../state/copying.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';

/** Which program this is, for whoever is asked for help with it. */
export function VersionLine() {
  const { announcer, standing } = usePage();
  const words = useWords();
  const { about } = words;
  const [view, setView] = useState<AboutView | null>(null);
  useEffect(() => void standing.about().then(setView), [standing]);
  if (view === null) return null;
  const version = about.version(words.product, view.program, view.protocol);
  const copy = (): void => {
    if (copyText(version)) announcer.say(about.copied);
    else announcer.say(words.reading.notCopied, 'problem');
  };
  return (
    <>
      <p class="settings-label settings-version">{about.label}</p>
      <p>{version}</p>
      <div class="settings-actions">
        <Button size="small" icon="copy" onClick={copy}>
          {about.copy}
        </Button>
      </div>
    </>
  );
}
