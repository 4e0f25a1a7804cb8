import { useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { CatchUpStrip } from './CatchUpStrip.tsx';
import {
  DeletionStrip,
  DiskStrip,
  LeavingStrip,
  MovedStrip,
  RebuiltStrip,
} from './KeepingStrips.tsx';
import { MemoryNotice } from './MemoryNotice.tsx';
import { Strip } from './Strip.tsx';
import { TourStrip } from './TourStrip.tsx';
import { UnsavedStrip } from './UnsavedStrip.tsx';

/** What has to be said at the head of the page. Gentle things wait while there is something serious. */
export function Strips() {
  const { standing } = usePage();
  const { alarm = null, cohort = null, me = null } = standing.state.value ?? {};
  const isRemoved = me?.standing === 'removed';
  const isCalm = alarm === null && me?.standing === 'member';
  return (
    <>
      {alarm !== null && <AlarmStrip />}
      <DiskStrip />
      <UnsavedStrip />
      <MemoryNotice />
      {isRemoved && <RemovedStrip />}
      {me?.standing === 'moved' && <MovedStrip />}
      {me?.standing === 'leaving' && <LeavingStrip />}
      <RebuiltStrip />
      <DeletionStrip />
      <CatchUpStrip />
      {isCalm && me.recovered && <RecoveredStrip />}
      {isCalm && <TourStrip />}
      {isCalm && !me.phraseNoted && cohort?.demo === false && <PhraseStrip />}
    </>
  );
}

function AlarmStrip() {
  const { route, standing } = usePage();
  const words = useWords();
  const alarm = standing.state.value?.alarm;
  if (!alarm || route.place.value.screen === 'alarm') return null;
  return (
    <Strip
      tone="problem"
      icon="alert"
      label={words.status.alarm}
      text={`${words.alarm.kinds[alarm.kind].what} ${words.alarm.held}`}
    >
      <Button size="small" onClick={() => route.show({ screen: 'alarm' })}>
        {words.alarm.look}
      </Button>
    </Strip>
  );
}

/** Stays: nothing that is written here would be sent. */
function RemovedStrip() {
  const { removed, removedLabel } = useWords().recovery;
  return <Strip tone="warning" icon="info" label={removedLabel} text={removed} />;
}

/** Said at every start until it is understood: questions of one's own look like somebody else's here. */
function RecoveredStrip() {
  const words = useWords();
  const [understood, setUnderstood] = useState(false);
  if (understood) return null;
  const { recovery } = words;
  return (
    <Strip tone="plain" icon="info" label={recovery.title} text={recovery.recovered}>
      <Button size="small" look="quiet" onClick={() => setUnderstood(true)}>
        {recovery.understood}
      </Button>
    </Strip>
  );
}

/** A quiet reminder, until the words are noted. */
function PhraseStrip() {
  const { route } = usePage();
  const words = useWords();
  const { noting } = words.recovery;
  if (route.place.value.screen === 'phrase') return null;
  return (
    <Strip tone="plain" icon="key" label={noting.title} text={noting.reminder}>
      <Button size="small" onClick={() => route.show({ screen: 'phrase' })}>
        {noting.note}
      </Button>
    </Strip>
  );
}
