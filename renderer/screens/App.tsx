import { useEffect, useLayoutEffect } from 'preact/hooks';
import { CommandPalette } from '../components/CommandPalette.tsx';
import { DesktopKeys } from '../components/DesktopKeys.tsx';
import { PinDialog } from '../components/PinDialog.tsx';
import { DiskStrip, RebuiltStrip } from '../components/KeepingStrips.tsx';
import { KeyList } from '../components/KeyList.tsx';
import { LiveRegion } from '../components/LiveRegion.tsx';
import { MemoryNotice } from '../components/MemoryNotice.tsx';
import { PageKeys } from '../components/PageKeys.tsx';
import { Sidebar } from '../components/Sidebar.tsx';
import { StatusLine } from '../components/StatusLine.tsx';
import { Strips } from '../components/Strips.tsx';
import { Veil } from '../components/Veil.tsx';
import { wear } from '../state/look.ts';
import { PageProvider, usePage, useWords } from '../state/page.ts';
import type { Sittings } from '../state/sittings.ts';
import { Arrival } from './Arrival.tsx';
import { Ask } from './Ask.tsx';
import { Availability } from './Availability.tsx';
import { Drafts } from './Drafts.tsx';
import { Gate } from './Gate.tsx';
import { Halted, Held, WaitingRoom } from './Halted.tsx';
import { How } from './How.tsx';
import { Inbox } from './Inbox.tsx';
import { Locked } from './Locked.tsx';
import { LockScreen } from './LockScreen.tsx';
import { Notices } from './Notices.tsx';
import { Outbox } from './Outbox.tsx';
import { Phrase } from './Phrase.tsx';
import { Settings } from './Settings.tsx';
import { Storage } from './Storage.tsx';
import { Tour } from './Tour.tsx';
import { Welcome } from './Welcome.tsx';

/** The whole page; nothing before it is known whether the screen is locked. */
export function App({ sittings }: { sittings: Sittings }) {
  const page = sittings.page.value;
  if (page === null) return null;
  return (
    <PageProvider value={page}>
      <Document />
      {page.isLocked ? <LockScreen /> : <Phases />}
      {!page.isLocked && <PinDialog />}
      <LiveRegion />
      {!page.isLocked && <Veil />}
      <DesktopKeys />
    </PageProvider>
  );
}

/** Keeps what stands on the document itself: language, title, brightness. */
function Document() {
  const { isLocked, residence, standing } = usePage();
  const words = useWords();
  const { language, theme } = standing.preferences.value;
  const isCovered = isLocked || residence.view.value.veiled;
  useEffect(() => {
    document.documentElement.lang = language;
    // The title stands on the bar of tasks as well, for everybody to see.
    document.title = isCovered ? words.office.covered : words.product;
  }, [language, isCovered, words]);
  useLayoutEffect(() => wear(theme, document.documentElement), [theme]);
  return null;
}

function Phases() {
  const { arriving, route, standing } = usePage();
  const words = useWords();
  const state = standing.state.value;
  const problem = standing.problem.value;
  if (state?.phase === 'ready' && !arriving.isUnderway.value) return <Ready />;
  // Whoever waits, was stopped, or is about to arrive, may read how all this works as well.
  const explains = route.place.value.screen === 'how';
  if (explains && state?.cohort) {
    return (
      <div class="outside">
        <main id="main" class="outside-main">
          <How cohort={state.cohort} />
        </main>
        <StatusLine />
      </div>
    );
  }
  return (
    <div class="outside">
      <main id="main" class="outside-main">
        <MemoryNotice />
        {arriving.isUnderway.value && <DiskStrip />}
        <RebuiltStrip />
        {state === null && problem !== null && (
          <Gate icon="alert" tone="problem" title={words.product}>
            <p class="gate-lead" role="alert">
              {words.error[problem]}
            </p>
          </Gate>
        )}
        {state?.phase === 'locked' && <Locked state={state} />}
        {state?.phase === 'welcome' && <Welcome />}
        {state?.phase === 'ready' && <Arrival />}
        {state?.phase === 'waiting' && <WaitingRoom state={state} />}
        {state?.phase === 'alarm' && <Halted state={state} />}
      </main>
      <StatusLine />
    </div>
  );
}

function Ready() {
  const { palette, route, standing } = usePage();
  const words = useWords();
  const cohort = standing.state.value?.cohort;
  const place = route.place.value;
  return (
    <div class="page">
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          // No address changes: thread ids and places stay out of the history.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {words.skip}
      </a>
      <Sidebar />
      <main id="main" class="main" tabIndex={-1}>
        <Strips />
        {(place.screen === 'threads' || place.screen === 'search') && <Inbox place={place} />}
        {place.screen === 'ask' && <Ask />}
        {place.screen === 'drafts' && <Drafts />}
        {place.screen === 'outbox' && <Outbox />}
        {place.screen === 'notices' && <Notices />}
        {place.screen === 'availability' && <Availability />}
        {place.screen === 'how' && cohort && <How cohort={cohort} />}
        {place.screen === 'alarm' && <Held />}
        {place.screen === 'phrase' && <Phrase />}
        {place.screen === 'settings' && <Settings place={place} />}
        {place.screen === 'storage' && <Storage opensMove={'opens' in place} />}
        {place.screen === 'tour' && <Tour />}
      </main>
      <StatusLine />
      <PageKeys />
      {palette.open.value === 'commands' && <CommandPalette />}
      {palette.open.value === 'keys' && <KeyList />}
    </div>
  );
}
