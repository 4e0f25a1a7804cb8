import { useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { dateInWords } from '../strings/times.ts';
import { Button } from './Button.tsx';
import { Strip } from './Strip.tsx';

const day = 86_400_000;
/** The date of deletion is told in its last month. */
const toldBefore = 30 * day;

/** Nothing can be kept now: said as long as it is so. */
export function DiskStrip() {
  const { standing } = usePage();
  const { disk } = useWords().keeping;
  const refused = standing.status.value?.disk ?? null;
  if (refused === null) return null;
  return <Strip tone="problem" icon="alert" label={disk.label} text={disk[refused]} />;
}

/** This PC only reads: its person has moved. */
export function MovedStrip() {
  const { route } = usePage();
  const words = useWords();
  const { moved } = words.moving;
  const isThere = route.place.value.screen === 'storage';
  return (
    <Strip tone="warning" icon="move" label={moved.label} text={moved.strip}>
      {!isThere && (
        <Button size="small" onClick={() => route.show({ screen: 'storage' })}>
          {words.keeping.title}
        </Button>
      )}
    </Strip>
  );
}

/** The person has said to leave, and still takes part. */
export function LeavingStrip() {
  const { leave } = useWords().keeping;
  return <Strip tone="plain" icon="leave" label={leave.label} text={leave.strip} />;
}

/** Everything will be deleted soon; said once a start. */
export function DeletionStrip() {
  const { clock, keeping } = usePage();
  const words = useWords();
  const [understood, setUnderstood] = useState(false);
  const at = keeping.storage.value?.deletesAt ?? null;
  const now = clock.now.value;
  if (understood || at === null || at - now > toldBefore) return null;
  const { deletion } = words.keeping;
  const date = dateInWords(words.time, at, now);
  return (
    <Strip
      tone="warning"
      icon="info"
      label={deletion.label}
      text={deletion.soon(date, Math.max(0, Math.floor((at - now) / day)))}
    >
      <Button size="small" look="quiet" onClick={() => setUnderstood(true)}>
        {words.recovery.understood}
      </Button>
    </Strip>
  );
}

/** What was saved when the vault was mended; stays until the person has read it. */
export function RebuiltStrip() {
  const { joining, keeping, standing } = usePage();
  const { rebuilt: words } = useWords().keeping;
  const rebuilt = keeping.storage.value?.rebuilt ?? null;
  if (rebuilt === null) return null;
  const { drafts, outbox, ownThreads, lost, membership } = rebuilt;
  const rest = lost === null ? words.unknown : lost === 0 ? words.nothingLost : words.lost(lost);
  const isOutside = standing.state.value?.phase === 'welcome';
  const text = `${words.saved(drafts, outbox, ownThreads)} ${rest}`;
  return (
    <Strip
      tone={membership && lost === 0 ? 'plain' : 'warning'}
      icon="info"
      label={words.label}
      text={membership ? text : `${text} ${words.noMembership}`}
    >
      {!membership && isOutside && (
        <Button size="small" icon="key" onClick={() => joining.choose('phrase')}>
          {words.recover}
        </Button>
      )}
      <Button size="small" look="quiet" onClick={() => void keeping.noteRebuilt()}>
        {words.understood}
      </Button>
    </Strip>
  );
}
