import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../state/page.ts';

/** Something that has to be decided before anything else on the page. Escape leaves it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { residence } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const { veiled } = residence.view.value;
  useLayoutEffect(() => {
    const element = dialog.current;
    // What lies in the top layer would stand before the veil, and keep its button from being pressed.
    if (!veiled) element?.showModal();
    return () => element?.close();
  }, [veiled]);
  return (
    <dialog
      class="dialog"
      aria-labelledby="dialog-title"
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The thread behind it listens to Escape as well.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 class="dialog-title" id="dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
