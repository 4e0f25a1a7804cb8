import type { ComponentChildren } from 'preact';

type OptionCardsProps<T extends string> = {
  /** Of the radio buttons: one group on the page. */
  name: string;
  legend: string;
  options: readonly { value: T; label: string; hint: string }[];
  value: T | null;
  onChoose: (value: T) => void;
  describedBy?: string;
  children?: ComponentChildren;
};

/** A few things to choose one of, each with a line about it. */
export function OptionCards<T extends string>({
  name,
  legend,
  options,
  value,
  onChoose,
  describedBy,
  children,
}: OptionCardsProps<T>) {
  return (
    <fieldset class="options" aria-describedby={describedBy}>
      <legend class="label">{legend}</legend>
      <div class="option-cards">
        {options.map((option) => (
          <label key={option.value} class="option-card">
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              aria-labelledby={`${name}-${option.value}`}
              aria-describedby={`${name}-${option.value}-hint`}
              onChange={() => onChoose(option.value)}
            />
            <span class="option-name" id={`${name}-${option.value}`}>
              {option.label}
            </span>
            <span class="option-hint" id={`${name}-${option.value}-hint`}>
              {option.hint}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
