import { useId, useState } from 'preact/hooks';
import type { LookingOver } from '../state/looking-over.ts';
import { useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';

/** Where somebody listens at once. This programme is no crisis service. */
export function CareCard() {
  const { care } = useWords().asking;
  return (
    <section class="card card-quiet" aria-labelledby="help-title">
      <h2 class="card-title" id="help-title">
        {care.title}
      </h2>
      <p class="card-text">{care.notHere}</p>
      <CarePlaces />
    </section>
  );
}

/**
 * Shown to the writer alone, below the text that sounds like an emergency, where it is seen without scrolling. It keeps nobody from sending. No live region: a
 * screen reader would say it aloud where others hear it; whoever moves on to the button comes by it as a region with a heading.
 */
export function CarePanel({ looking }: { looking: LookingOver }) {
  const title = useId();
  const { care } = useWords().asking;
  return (
    looking.care.value && (
      <section class="card care-panel" aria-labelledby={title}>
        <h2 class="card-title" id={title}>
          {care.gently}
        </h2>
        <p class="card-text">{care.onlyYou}</p>
        <CarePlaces />
        <Button look="quiet" size="small" onClick={() => looking.putCareAside()}>
          {care.close}
        </Button>
      </section>
    )
  );
}

/** One click away, wherever somebody is. That it was opened is kept nowhere. */
export function CareEntry() {
  const { care } = useWords().asking;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="nav-item" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="heart" size="small" />
        <span class="rail-label">{care.entry}</span>
      </button>
      {open && (
        <Dialog title={care.title} onClose={() => setOpen(false)}>
          <p class="dialog-text">{care.notHere}</p>
          <CarePlaces />
          <p class="card-text care-hint">{care.danger}</p>
          <div class="dialog-foot">
            <Button onClick={() => setOpen(false)}>{care.close}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function CarePlaces() {
  const { care } = useWords().asking;
  return (
    <ul class="care-places">
      {care.places.map(({ name, number }) => (
        <li key={name}>
          {name}
          {number !== undefined && <strong>{number}</strong>}
        </li>
      ))}
    </ul>
  );
}
