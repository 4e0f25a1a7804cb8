import { useLayoutEffect, useRef } from 'preact/hooks';
import { isForInputMethod } from '../state/keys.ts';
import { usePage, useWords } from '../state/page.ts';
import { Icon } from './Icon.tsx';

/** Puts the cursor on the first row of the list below the field. */
const enterList = (): void =>
  document.querySelector<HTMLElement>('.thread-item [tabindex="0"]')?.focus();

/** The field above the list. It looks for what stands in it, also in the middle of a syllable; Enter opens what fits best. */
export function SearchField() {
  const { route, searching } = usePage();
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const waits = useRef(false);
  const isSearch = route.place.value.screen === 'search';
  const text = isSearch ? searching.text.value : '';
  const summons = searching.summons.value;

  // Before the next key arrives, which may be the first letter of what is looked for.
  useLayoutEffect(() => {
    if (summons === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [summons]);

  const type = (typed: string): void => {
    if (!isSearch && typed.trim() === '') return;
    route.search();
    searching.type(typed);
  };
  const openBest = async (): Promise<void> => {
    // The page may not have heard of the last syllable yet; the field has it.
    type(field.current?.value ?? '');
    const best = await searching.look();
    if (best !== null) route.reach(best.thread.id, best.post);
  };
  const escape = (): void => {
    if (searching.text.value === '') route.leaveSearch();
    else searching.type('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isEnter = event.key === 'Enter' || (event.key === 'Process' && event.keyCode === 13);
    waits.current = isEnter && isForInputMethod(event);
    if (isForInputMethod(event)) return;
    if (isEnter) void openBest();
    else if (event.key === 'ArrowDown') enterList();
    else if (event.key === 'Escape' && isSearch) escape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="search-field" role="search">
      <Icon name="search" size="small" />
      <input
        class="field"
        type="text"
        role="searchbox"
        enterkeyhint="search"
        aria-label={words.search.label}
        aria-describedby="search-keys"
        placeholder={words.search.placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        maxLength={200}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onCompositionEnd={() => {
          const opens = waits.current;
          waits.current = false;
          if (opens) void openBest();
        }}
        ref={field}
      />
      <span class="visually-hidden" id="search-keys">
        {words.search.keys}
      </span>
      {text !== '' && (
        <button
          type="button"
          class="search-clear"
          onClick={() => {
            searching.type('');
            field.current?.focus();
          }}
        >
          <Icon name="close" size="small" />
          <span class="visually-hidden">{words.search.clear}</span>
        </button>
      )}
    </div>
  );
}
