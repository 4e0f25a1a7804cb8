import type { RefObject } from 'preact';

/** A field that hides what is typed. Nothing offers to keep it, and nothing completes it. */
export function PassphraseField({
  id,
  label,
  value,
  invalid = false,
  describedBy,
  onInput,
  fieldRef,
}: {
  id: string;
  label: string;
  value: string;
  invalid?: boolean;
  describedBy: string;
  onInput: (typed: string) => void;
  fieldRef?: RefObject<HTMLInputElement | null>;
}) {
  return (
    <div class="passphrase">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field"
        type="password"
        autoComplete="off"
        maxLength={1024}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        ref={fieldRef ?? null}
      />
    </div>
  );
}
