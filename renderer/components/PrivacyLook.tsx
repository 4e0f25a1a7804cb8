import type { Composer } from '../state/composer.ts';
import { changeField } from '../state/field-change.ts';
import type { Found, LookingOver } from '../state/looking-over.ts';
import { useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { selectFound } from './FieldMarks.tsx';
import { Icon } from './Icon.tsx';

type PrivacyLookProps = {
  composer: Composer;
  looking: LookingOver;
  /** The ids of the fields, so that what is changed there can be undone there. */
  fields: { title: string | null; text: string };
};

/** What a text may tell about somebody, each with plainer words to take or leave. It keeps nobody from sending. */
export function PrivacyLook({ composer, looking, fields }: PrivacyLookProps) {
  const { privacy } = useWords().asking;
  const found = looking.found.value;
  if (found.length === 0) return null;
  const changeable = found.filter((one) => one.suggestion !== null);
  // From the end on: what is changed further on moves nothing that stands before it.
  const changeAll = (): void =>
    changeable.toReversed().forEach((one) => change(composer, one, fields));
  return (
    <details
      class="privacy"
      open={looking.unfolded.value}
      onToggle={(event) => (looking.unfolded.value = event.currentTarget.open)}
    >
      <summary class="privacy-head">
        <Icon name="shield" size="small" />
        {privacy.title}
        <span class="privacy-count">{privacy.count(found.length)}</span>
      </summary>
      <p class="privacy-hint">{privacy.hint}</p>
      <ul class="privacy-list">
        {found.map((one) => (
          <li key={`${one.field}-${one.from}`} class="privacy-item">
            <div class="privacy-words">
              <span class="privacy-kind">{privacy.kind[one.kind]}</span>
              <button
                type="button"
                class="privacy-place"
                onClick={() => selectFound(fields[one.field], one)}
              >
                {one.before}
                <mark>{one.words}</mark>
                {one.after}
                <span class="visually-hidden">: {privacy.select}</span>
              </button>
              <span class="privacy-hint">
                {one.suggestion === null ? privacy.ownWords : privacy.instead(one.suggestion)}
              </span>
            </div>
            <span class="privacy-acts">
              {one.suggestion !== null && (
                <Button size="small" onClick={() => change(composer, one, fields)}>
                  <span class="visually-hidden">{one.words}: </span>
                  {privacy.change}
                </Button>
              )}
              <Button look="quiet" size="small" onClick={() => looking.leaveAsIs(one)}>
                <span class="visually-hidden">{one.words}: </span>
                {privacy.leave}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {changeable.length > 1 && (
        <Button size="small" onClick={changeAll}>
          {privacy.changeAll}
        </Button>
      )}
    </details>
  );
}

/** Puts the plainer words in their place, as if they were typed, so that Ctrl+Z takes them back. */
function change(composer: Composer, found: Found, fields: PrivacyLookProps['fields']): void {
  const { field, from, to, words, suggestion } = found;
  const whole = composer.written.value[field];
  // Somebody typed on since it was looked over; it is looked over again in a moment.
  if (composer.sending.value || suggestion === null || whole.slice(from, to) !== words) return;
  const id = fields[field];
  const area = id === null ? null : document.getElementById(id);
  const changed = whole.slice(0, from) + suggestion + whole.slice(to);
  if (area instanceof HTMLTextAreaElement || area instanceof HTMLInputElement) {
    changeField(area, { from, to, words: suggestion });
  }
  composer.edit({ [field]: changed });
}
