type SegmentChoiceProps<T extends string | number> = {
  name: string;
  label: string;
  options: readonly T[];
  names: Record<T, string>;
  value: T;
  onChoose: (chosen: T) => void;
};

/** More than fit side by side into a narrow window: they stand in two lines there. */
const many = 5;

/** A few short things to choose one of, side by side. */
export function SegmentChoice<T extends string | number>({
  name,
  label,
  options,
  names,
  value,
  onChoose,
}: SegmentChoiceProps<T>) {
  return (
    <fieldset class="setting">
      <legend class="settings-label">{label}</legend>
      <div class={options.length > many ? 'segments segments-many' : 'segments'}>
        {options.map((option) => (
          <label key={option} class="segment">
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            <span>{names[option]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
