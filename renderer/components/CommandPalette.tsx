import { useLayoutEffect, useRef } from 'preact/hooks';
import { isForInputMethod } from '../state/keys.ts';
import { marked } from '../state/marking.ts';
import { offersFor, type Offer } from '../state/offers.ts';
import { usePage, useWords } from '../state/page.ts';
import { Icon } from './Icon.tsx';
import { KeyCaps } from './KeyCaps.tsx';
import { Marked } from './Marked.tsx';

const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** One field for everything that has a name: places, deeds, threads. Arrows choose, Enter does it, Escape leaves and gives the focus back. */
export function CommandPalette() {
  const page = usePage();
  const words = useWords();
  const { palette, residence } = page;
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const waits = useRef(false);
  const { veiled } = residence.view.value;
  useLayoutEffect(() => {
    const element = dialog.current;
    // What lies in the top layer would stand before the veil.
    if (!veiled) element?.showModal();
    return () => element?.close();
  }, [veiled]);

  const typed = palette.text.value.trim();
  const groups = offersFor(page, words);
  const offers = groups.flatMap((group) => group.offers);
  const at = Math.max(
    0,
    offers.findIndex(({ id }) => id === palette.chosen.value),
  );
  const current = offers[at];

  const run = (offer: Offer): void => {
    // First the focus goes back, then where the deed leads it.
    palette.close();
    dialog.current?.close();
    offer.run();
  };
  const runBest = async (): Promise<void> => {
    // The page may not have heard of the last syllable yet, nor been drawn since; the field has it.
    palette.type(field.current?.value ?? '');
    await palette.settled();
    const now = offersFor(page, words).flatMap((group) => group.offers);
    const best = now.find(({ id }) => id === palette.chosen.value) ?? now[0];
    if (best !== undefined && palette.open.value === 'commands') run(best);
  };
  const moveBy = (step: number): void => {
    const next = offers[(at + step + offers.length) % offers.length];
    if (next === undefined) return;
    palette.chosen.value = next.id;
    document.getElementById(`offer-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isEnter = event.key === 'Enter' || (event.key === 'Process' && event.keyCode === 13);
    waits.current = isEnter && isForInputMethod(event);
    if (isForInputMethod(event)) return;
    const step = steps[event.key];
    const closes = event.code === 'KeyK' && (event.ctrlKey || event.metaKey);
    if (isEnter) void runBest();
    else if (step !== undefined) moveBy(step);
    else if (closes || event.key === 'Escape') palette.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <dialog
      class="dialog palette"
      aria-label={words.palette.label}
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault();
        palette.close();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) palette.close();
      }}
      onKeyDown={onKeyDown}
    >
      <div class="palette-field">
        <Icon name="search" size="small" />
        <input
          class="field"
          type="text"
          role="combobox"
          aria-label={words.palette.label}
          aria-describedby="palette-keys"
          aria-autocomplete="list"
          aria-expanded={offers.length > 0}
          aria-controls="palette-offers"
          aria-activedescendant={current && `offer-${current.id}`}
          placeholder={words.palette.placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          maxLength={200}
          value={palette.text.value}
          onInput={(event) => palette.type(event.currentTarget.value)}
          onCompositionEnd={() => {
            const runs = waits.current;
            waits.current = false;
            if (runs) void runBest();
          }}
          ref={field}
        />
        <span class="visually-hidden" id="palette-keys">
          {words.palette.keys}
        </span>
      </div>
      <p class="visually-hidden" role="status">
        {typed === '' ? '' : words.palette.found(offers.length)}
      </p>
      <div
        class="palette-offers"
        id="palette-offers"
        role="listbox"
        aria-label={words.palette.label}
      >
        {groups.map((group) => (
          <div key={group.id} role="group" aria-labelledby={`offers-${group.id}`}>
            <p class="palette-group" id={`offers-${group.id}`}>
              {words.palette.groups[group.id]}
            </p>
            {group.offers.map((offer) => (
              <OfferLine
                key={offer.id}
                offer={offer}
                typed={typed}
                chosen={offer === current}
                onPoint={() => (palette.chosen.value = offer.id)}
                onRun={() => run(offer)}
              />
            ))}
          </div>
        ))}
      </div>
    </dialog>
  );
}

type OfferLineProps = {
  offer: Offer;
  typed: string;
  chosen: boolean;
  onPoint: () => void;
  onRun: () => void;
};

function OfferLine({ offer, typed, chosen, onPoint, onRun }: OfferLineProps) {
  const { id, name, icon, detail, key } = offer;
  return (
    <div
      id={`offer-${id}`}
      class="offer"
      role="option"
      aria-selected={chosen}
      onPointerMove={chosen ? undefined : onPoint}
      onClick={onRun}
    >
      <Icon name={icon} size="small" />
      <span class="offer-name">
        {id === 'search-for' ? name : <Marked pieces={marked(name, typed.split(/\s+/u))} />}
      </span>
      {detail !== '' && <span class="offer-detail">{detail}</span>}
      {key !== null && <KeyCaps action={key} />}
    </div>
  );
}
