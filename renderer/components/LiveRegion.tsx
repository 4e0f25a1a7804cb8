import { useRef } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Icon } from './Icon.tsx';
import { KeyCaps } from './KeyCaps.tsx';

/** Where the page says in one sentence what just happened, and offers to take it back. Always there, so that screen readers hear its changes. */
export function LiveRegion() {
  const { announcer } = usePage();
  const words = useWords();
  const said = announcer.current.value;
  const before = useRef<HTMLElement | null>(null);
  /** What has the focus here goes away: back to where it was. */
  const leave = (): void => {
    if (before.current?.isConnected) before.current.focus();
    before.current = null;
  };
  return (
    <div
      class={said?.undo ? 'toasts has-undo' : 'toasts'}
      onPointerEnter={() => announcer.hold()}
      onPointerLeave={({ currentTarget }) => {
        if (!currentTarget.matches(':focus-within')) announcer.release();
      }}
      onFocusIn={({ relatedTarget, currentTarget }) => {
        announcer.hold();
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (relatedTarget instanceof HTMLElement && !isInside) before.current = relatedTarget;
      }}
      onFocusOut={({ currentTarget }) => {
        if (!currentTarget.matches(':hover')) announcer.release();
      }}
    >
      <div role="status">{said?.tone === 'plain' && <p class="toast">{said.text}</p>}</div>
      <div role="alert">
        {said?.tone === 'problem' && (
          <p class="toast toast-problem">
            <Icon name="alert" size="small" />
            {said.text}
          </p>
        )}
      </div>
      {said?.undo && (
        <button
          type="button"
          class="toast-undo"
          onClick={() => {
            leave();
            announcer.undo();
          }}
        >
          {words.keyboard.undo}
          <KeyCaps action="undo" />
        </button>
      )}
      {said !== null && (
        <button
          type="button"
          class="toast-close"
          onClick={() => {
            leave();
            announcer.dismiss();
          }}
        >
          <Icon name="close" size="small" />
          <span class="visually-hidden">{words.settings.close}</span>
        </button>
      )}
    </div>
  );
}
