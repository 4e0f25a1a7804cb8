import { useRef, useState } from 'preact/hooks';
import type { Composer } from '../state/composer.ts';
import { changeField } from '../state/field-change.ts';
import { formats, formatted, type Format } from '../state/formatting.ts';
import { useWords } from '../state/page.ts';
import { Icon, type IconName } from './Icon.tsx';

const icons: Record<Format, IconName> = {
  list: 'list',
  numbers: 'listNumbers',
  quote: 'quote',
  code: 'code',
};

type FormattingBarProps = {
  composer: Composer;
  /** The id of the field that it is for. */
  field: string;
  /** Whether the text is shown as others will see it. */
  previews: boolean;
  onPreview: (previews: boolean) => void;
};

/** Lists, quotes and code by a button: one stop of the Tab key, arrows within. What was selected in the field is changed there. */
export function FormattingBar({ composer, field, previews, onPreview }: FormattingBarProps) {
  const { formatting } = useWords().asking;
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const places = formats.length + 1;

  const goTo = (place: number): void => {
    setAt(place);
    bar.current?.querySelectorAll('button')[place]?.focus();
  };
  const format = (which: Format): void => {
    const area = document.getElementById(field);
    if (!(area instanceof HTMLTextAreaElement) || composer.sending.value) return;
    const selected = { from: area.selectionStart, to: area.selectionEnd };
    const { change, select } = formatted(area.value, selected, which);
    changeField(area, change, select);
  };
  return (
    <div
      class="formatting"
      role="toolbar"
      aria-label={formatting.name}
      aria-controls={field}
      ref={bar}
      onKeyDown={(event) => {
        const to = placeOf(event.key, at, places);
        if (to === null) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {formats.map((which, place) => (
        <button
          key={which}
          type="button"
          class="formatting-button"
          tabIndex={place === at ? 0 : -1}
          aria-label={formatting.format[which]}
          title={formatting.format[which]}
          onFocus={() => setAt(place)}
          onClick={() => format(which)}
        >
          <Icon name={icons[which]} size="small" />
        </button>
      ))}
      <button
        type="button"
        class="formatting-button"
        tabIndex={at === formats.length ? 0 : -1}
        aria-pressed={previews}
        onFocus={() => setAt(formats.length)}
        onClick={() => onPreview(!previews)}
      >
        <Icon name="eye" size="small" />
        {formatting.preview}
      </button>
    </div>
  );
}

/** Where a key leads within the bar; `null`: nowhere. */
function placeOf(key: string, at: number, places: number): number | null {
  if (key === 'ArrowRight') return (at + 1) % places;
  if (key === 'ArrowLeft') return (at + places - 1) % places;
  if (key === 'Home') return 0;
  return key === 'End' ? places - 1 : null;
}
