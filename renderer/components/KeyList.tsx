import { Fragment } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isMac } from '../state/platform.ts';
import { keyTable, strokeInWords, type KeyLine } from '../state/key-table.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

const sections: readonly KeyLine['section'][] = ['everywhere', 'list', 'thread', 'places'];

/** Every key there is, by where it works. */
export function KeyList() {
  const { palette, standing } = usePage();
  const { keyboard } = useWords();
  const wayOut = useRef<HTMLElement | null>(null);
  const close = (): void => palette.close();
  // The list is to be read; its one choice is not what somebody came for.
  const leave = (button: HTMLElement | null): void => {
    wayOut.current = button;
  };
  useLayoutEffect(() => wayOut.current?.focus({ preventScroll: true }), []);
  return (
    <Dialog title={keyboard.title} onClose={close}>
      <p class="dialog-text">{isMac() ? keyboard.hintMac : keyboard.hint}</p>
      <div class="key-sections">
        {sections.map((section) => (
          <section key={section} aria-labelledby={`keys-${section}`}>
            <h3 class="key-section" id={`keys-${section}`}>
              {keyboard.sections[section]}
            </h3>
            <dl class="key-lines">
              {keyTable
                .filter((line) => line.section === section)
                .map((line) => (
                  <div key={line.action} class="key-line">
                    <dt>{keyboard.actions[line.action]}</dt>
                    <dd>
                      <Ways line={line} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="check key-letters">
        <input
          type="checkbox"
          checked={standing.preferences.value.letterKeys}
          aria-describedby="key-letters-hint"
          onChange={({ currentTarget }) =>
            void standing.prefer({ letterKeys: currentTarget.checked })
          }
        />
        <span>{keyboard.letters}</span>
      </label>
      <p class="hint" id="key-letters-hint">
        {keyboard.lettersHint}
      </p>
      <div class="dialog-foot">
        <Button buttonRef={leave} onClick={close}>
          {keyboard.close}
        </Button>
      </div>
    </Dialog>
  );
}

function Ways({ line }: { line: KeyLine }) {
  const { keyboard } = useWords();
  return (
    <>
      {line.ways.map((way, index) => (
        <Fragment key={way[0]?.shown}>
          {index > 0 && <span class="key-or">{keyboard.or}</span>}
          {way.map((stroke, place) => (
            <span key={stroke.shown} class="keycaps">
              {place > 0 && <span class="visually-hidden">{keyboard.next}</span>}
              {strokeInWords(stroke, isMac()).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </span>
          ))}
        </Fragment>
      ))}
    </>
  );
}
