import type { LockAfter } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { SegmentChoice } from './SegmentChoice.tsx';

const choices: readonly LockAfter[] = [0, 5, 10, 30];

/** What hides and locks the screen where people pass by. */
export function OfficeSettings() {
  const { office, residence, standing } = usePage();
  const { office: words, settings } = useWords();
  const view = office.view.value;
  const { blurAway, hideFromCapture, lockAfter } = standing.preferences.value;
  if (view === null) return null;
  const { hasPin, followsSystem, hidesFromCapture } = view;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={blurAway}
          onChange={({ currentTarget }) =>
            void standing.prefer({ blurAway: currentTarget.checked })
          }
        />
        <span>{words.blurAway}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={hideFromCapture && hidesFromCapture}
          disabled={!hidesFromCapture}
          aria-describedby="capture-hint"
          onChange={({ currentTarget }) =>
            void standing.prefer({ hideFromCapture: currentTarget.checked })
          }
        />
        <span>{words.capture}</span>
      </label>
      <p class="settings-hint" id="capture-hint">
        {hidesFromCapture ? words.captureHint : words.noCapture}
      </p>
      <SegmentChoice
        name="lock-after"
        label={words.after}
        options={choices}
        names={words.minutes}
        value={lockAfter}
        onChoose={(chosen) => void standing.prefer({ lockAfter: chosen })}
      />
      <p class="settings-hint settings-lock">
        {!hasPin && lockAfter > 0 && <span>{words.withoutPin}</span>}
        <span>
          {followsSystem
            ? hasPin
              ? words.followsWithPin
              : words.follows
            : !hasPin && words.followsNot}
        </span>
      </p>
      <div class="settings-actions">
        <Button size="small" onClick={() => void residence.setVeil(true)}>
          {settings.veil}
        </Button>
        {hasPin && (
          <Button size="small" onClick={() => void office.lock()}>
            {words.lockNow}
          </Button>
        )}
        <Button size="small" onClick={() => office.ask('set')}>
          {hasPin ? words.change : words.set}
        </Button>
        {hasPin && (
          <Button size="small" onClick={() => office.ask('remove')}>
            {words.remove}
          </Button>
        )}
      </div>
    </>
  );
}
