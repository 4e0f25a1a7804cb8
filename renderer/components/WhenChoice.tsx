import { usePage, useWords } from '../state/page.ts';
import type { Sending } from '../state/sending.ts';
import { arrivalInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';
import { OptionCards } from './OptionCards.tsx';

/** When a question goes: what each choice means, with its arrival; one is suggested, so nobody has to choose. */
export function WhenChoice({ sending }: { sending: Sending }) {
  const { clock } = usePage();
  const words = useWords();
  const options = sending.options.value;
  const when = sending.when.value;
  if (options === null || when === null) return null;
  return (
    <OptionCards
      name="when"
      legend={words.sending.title}
      options={options.choices.map(({ when: value, arrivesAt }) => ({
        value,
        label: words.sending.choice[value],
        hint: words.sending.arrives(arrivalInWords(words.time, arrivesAt, clock.now.value)),
      }))}
      value={when}
      onChoose={(chosen) => sending.pick(chosen)}
      describedBy="when-hides"
    >
      <p class="note" id="when-hides">
        <Icon name="eyeOff" size="small" />
        <span>{words.sending.hides[when]}</span>
      </p>
      {options.newcomer && (
        <p class="note">
          <Icon name="info" size="small" />
          <span>{words.sending.newcomer}</span>
        </p>
      )}
    </OptionCards>
  );
}

/** The same in one line, for replies and for what waits already. */
export function WhenLine({ sending, name }: { sending: Sending; name: string }) {
  const words = useWords();
  const options = sending.options.value;
  if (options === null) return null;
  return (
    <span class="when-line">
      <fieldset class="segments" aria-describedby={`${name}-arrival`}>
        <legend class="visually-hidden">{words.sending.title}</legend>
        {options.choices.map(({ when }) => (
          <label key={when} class="segment">
            <input
              type="radio"
              name={name}
              checked={when === sending.when.value}
              onChange={() => sending.pick(when)}
            />
            <span>{words.sending.choice[when]}</span>
          </label>
        ))}
      </fieldset>
      <Arrival sending={sending} id={`${name}-arrival`} />
    </span>
  );
}

/** When what is written would arrive. */
export function Arrival({ sending, id }: { sending: Sending; id: string }) {
  const { clock } = usePage();
  const words = useWords();
  const at = sending.arrivesAt.value;
  return (
    <span class="arrival" id={id}>
      {at !== null && words.sending.arrives(arrivalInWords(words.time, at, clock.now.value))}
    </span>
  );
}

/** From how many certificates on nobody needs to count. */
const plenty = 6;

/** How many threads can still be begun, when that is few; and what happens when it is none. */
export function Certificates({ sending }: { sending: Sending }) {
  const words = useWords();
  const left = sending.options.value?.certificates ?? plenty;
  if (left >= plenty) return null;
  return (
    <p class={left === 0 ? 'note note-warning' : 'note'}>
      <Icon name={left === 0 ? 'hourglass' : 'info'} size="small" />
      <span>{left === 0 ? words.sending.certificatesNone : words.sending.certificates(left)}</span>
    </p>
  );
}
