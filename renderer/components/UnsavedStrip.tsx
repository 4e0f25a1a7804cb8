import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Strip } from './Strip.tsx';

/** Said wherever one is while the disk refuses what was typed. Who was about to quit may do so all the same. */
export function UnsavedStrip() {
  const { desk, residence } = usePage();
  const words = useWords();
  if (!desk.isUnsaved.value) return null;
  return (
    <Strip
      tone="problem"
      icon="alert"
      label={words.drafts.unsavedLabel}
      text={words.drafts.unsaved}
    >
      <Button size="small" onClick={() => void desk.flushAll()}>
        {words.drafts.tryNow}
      </Button>
      {desk.wasLeaving.value && (
        <Button size="small" look="quiet" onClick={() => void residence.quit()}>
          {words.drafts.quitAnyway}
        </Button>
      )}
    </Strip>
  );
}
