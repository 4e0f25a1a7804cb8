import { useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** Asks once before a post is taken back, and says what that can do and cannot. */
export function RetractDialog({
  onRetract,
  onClose,
}: {
  onRetract: () => void;
  onClose: () => void;
}) {
  const words = useWords();
  return (
    <Dialog title={words.posts.retracting.title} onClose={onClose}>
      <p class="dialog-text">{words.posts.retracting.can}</p>
      <p class="dialog-text">{words.posts.retracting.cannot}</p>
      <div class="dialog-foot">
        <Button onClick={onClose}>{words.posts.retracting.keep}</Button>
        <Button look="primary" icon="trash" onClick={onRetract}>
          {words.posts.retract}
        </Button>
      </div>
    </Dialog>
  );
}
