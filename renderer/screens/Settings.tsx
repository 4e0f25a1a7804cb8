import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { DesktopSettings } from '../components/DesktopSettings.tsx';
import { LookSettings } from '../components/LookSettings.tsx';
import { OfficeSettings } from '../components/OfficeSettings.tsx';
import { SixWords } from '../components/SixWords.tsx';
import { VersionLine } from '../components/VersionLine.tsx';
import { usePage, useWords } from '../state/page.ts';
import { isForInputMethod } from '../state/keys.ts';
import { settingsSections, type Leaf, type Place, type SettingsSection } from '../state/route.ts';
import { Visit } from './Visit.tsx';

/** 설정: what this person chose for the program, section by section. Escape leaves it. */
export function Settings({ place }: { place: Extract<Place, { screen: 'settings' }> }) {
  const { route } = usePage();
  const words = useWords().settings;
  const frame = useRef<HTMLDivElement>(null);
  const goTo = (section: SettingsSection): void => {
    const heading = frame.current?.querySelector<HTMLElement>(`#settings-${section}`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  };
  useLayoutEffect(() => {
    if (place.section !== null) goTo(place.section);
  }, [place]);
  return (
    <div
      id="settings"
      class="settings"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isForInputMethod(event)) return;
        event.preventDefault();
        route.back();
      }}
    >
      <Visit title={words.title}>
        <nav class="settings-parts" aria-label={words.parts}>
          {settingsSections.map((section) => (
            <button key={section} type="button" class="link" onClick={() => goTo(section)}>
              {words.sections[section]}
            </button>
          ))}
        </nav>
        <Section id="notices">
          <DesktopSettings />
        </Section>
        <Section id="office">
          <OfficeSettings />
        </Section>
        <Section id="looks">
          <LookSettings />
        </Section>
        <Section id="pc">
          <ThisPc />
        </Section>
        <Section id="about">
          <About />
        </Section>
      </Visit>
    </div>
  );
}

function Section({ id, children }: { id: SettingsSection; children: ComponentChildren }) {
  const words = useWords().settings;
  return (
    <section class="settings-section" aria-labelledby={`settings-${id}`}>
      <h2 class="settings-title" id={`settings-${id}`} tabIndex={-1}>
        {words.sections[id]}
      </h2>
      {children}
    </section>
  );
}

function ThisPc() {
  const { desk, residence, route, standing } = usePage();
  const words = useWords();
  const as = standing.state.value?.me?.standing;
  return (
    <>
      <p class="settings-hint">{words.settings.pcHint}</p>
      <div class="settings-actions">
        <Visiting to="storage">{words.keeping.title}</Visiting>
        {(as === 'member' || as === 'leaving') && (
          <Button size="small" onClick={() => route.show({ screen: 'storage', opens: 'move' })}>
            {words.settings.moveOut}
          </Button>
        )}
        <Visiting to="phrase">{words.settings.phrase}</Visiting>
        <Button size="small" onClick={() => void desk.flushAll().then(() => residence.quit())}>
          {words.settings.quit}
        </Button>
      </div>
    </>
  );
}

function About() {
  const { standing } = usePage();
  const words = useWords();
  const { cohort = null, me = null } = standing.state.value ?? {};
  if (cohort === null) return null;
  return (
    <>
      {me && <p>{words.settings.me(words.role[me.role])}</p>}
      <p class="settings-hint">{words.operationHint[cohort.operation]}</p>
      <p class="settings-label">{words.settings.words}</p>
      <SixWords words={cohort.words} />
      <div class="settings-actions">
        <Visiting to="how">{words.nav.how}</Visiting>
        <Visiting to="tour">{words.palette.names.tour}</Visiting>
      </div>
      <VersionLine />
    </>
  );
}

function Visiting({ to, children }: { to: Leaf; children: ComponentChildren }) {
  const { route } = usePage();
  return (
    <Button size="small" onClick={() => route.show({ screen: to })}>
      {children}
    </Button>
  );
}
