import { useState } from 'preact/hooks';
import type { Audience, ErrorCode, PaperFormat, Request } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { OptionCards } from './OptionCards.tsx';

type PaperDialogProps = {
  of: Request<'makePaper'>['of'];
  /** Of a thread: who can read it. */
  audience?: Audience;
  onClose: () => void;
};

const formats: readonly PaperFormat[] = ['pdf', 'markdown', 'print'];

/** Asks how a thread or a guidebook is made, and says what is in it, before the system asks where to. */
export function PaperDialog({ of, audience = 'everyone', onClose }: PaperDialogProps) {
  const { announcer, knowing } = usePage();
  const all = useWords();
  const words = all.knowledge;
  const [format, setFormat] = useState<PaperFormat>('pdf');
  const [nicknames, setNicknames] = useState(false);
  const [questions, setQuestions] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const isGuide = of.kind === 'guidebook';
  const busy = knowing.making.value;

  const make = async (): Promise<void> => {
    setProblem(null);
    const outcome = await knowing.makePaper({ of, as: format, nicknames, questions });
    if (!outcome.ok) {
      setProblem(outcome.code);
      return;
    }
    const made = outcome.value;
    if (made === null) return;
    announcer.say(made.file === null ? words.printed : words.saved(made.file, made.questions));
    onClose();
  };

  return (
    <Dialog title={isGuide ? words.makeGuide : words.threadTitle} onClose={onClose}>
      <p class="dialog-text">
        <Icon name={audience === 'everyone' ? 'users' : 'lock'} size="small" />
        <span>{isGuide ? guideOf() : words.threadOf[audience]}</span>
      </p>
      <OptionCards
        name="paper-format"
        legend={words.format}
        options={formats.map((value) => ({
          value,
          label: words.formats[value],
          hint: words.formatHints[value],
        }))}
        value={format}
        onChoose={setFormat}
      />
      <fieldset class="options paper-parts">
        <legend class="label">{words.what}</legend>
        {isGuide && (
          <Part
            id="paper-questions"
            label={words.questions}
            hint={words.questionsHint}
            checked={questions}
            onChange={setQuestions}
          />
        )}
        <Part
          id="paper-nicknames"
          label={words.nicknames}
          hint={words.nicknamesHint}
          checked={nicknames}
          onChange={setNicknames}
        />
      </fieldset>
      <p class="note note-warning">
        <Icon name="alert" size="small" />
        <span>{words.unlocked}</span>
      </p>
      <p class="form-problem" role="alert">
        {problem && all.error[problem]}
      </p>
      <div class="dialog-foot">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          look="primary"
          icon={format === 'print' ? 'printer' : 'download'}
          busy={busy}
          onClick={() => void make()}
        >
          {busy ? words.making : words.make[format]}
        </Button>
      </div>
    </Dialog>
  );

  function guideOf(): string {
    if (of.kind !== 'guidebook' || of.topic === null) return words.guideOf;
    return words.guideOfTopic(all.topic[of.topic]);
  }
}

function Part({
  id,
  label,
  hint,
  checked,
  onChange,
}: {
  id: string;
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <div class="paper-part">
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
