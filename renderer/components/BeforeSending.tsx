import type { Composer } from '../state/composer.ts';
import type { LookingOver } from '../state/looking-over.ts';
import { useWords } from '../state/page.ts';
import { Button } from './Button.tsx';

type SendButtonProps = {
  composer: Composer;
  looking: LookingOver;
  size?: 'large';
  onSend: () => void;
};

/** The one button that sends. Where it has asked whether to look once more, it says that the next press sends all the same. */
export function SendButton({ composer, looking, size, onSend }: SendButtonProps) {
  const words = useWords();
  return (
    <Button
      look="primary"
      busy={composer.sending.value}
      {...(size ? { size } : { icon: 'send' })}
      // The second half of a double click is not an answer to what the first one asked.
      onClick={(again) => {
        if (!again) onSend();
      }}
    >
      {looking.hasAsked.value ? words.asking.before.send : words.compose.send}
    </Button>
  );
}

/** Asks once, where something was found that was neither changed nor left, whether to look before sending. */
export function BeforeSending({ looking }: { looking: LookingOver }) {
  const { before, privacy } = useWords().asking;
  const look = (): void => {
    looking.unfolded.value = true;
    document.querySelector<HTMLElement>('.privacy-head')?.focus();
  };
  return (
    <div role="status" class="before-sending">
      {looking.hasAsked.value && (
        <>
          <p>
            <strong>{before.question}</strong>{' '}
            {before.open(privacy.count(looking.found.value.length))}
          </p>
          <Button size="small" onClick={look}>
            {before.look}
          </Button>
        </>
      )}
    </div>
  );
}
