import type { MarkedText } from '../../preload/contract.ts';
import { marked } from '../state/marking.ts';
import { usePage } from '../state/page.ts';

/** Text in which what was searched for is marked. */
export function Marked({ pieces }: { pieces: MarkedText }) {
  return (
    <>
      {pieces.map(({ text, hit }, index) =>
        hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </>
  );
}

/** Text of the open thread: where it was found by a search, the words are marked until it is closed. */
export function Sought({ text }: { text: string }) {
  const { reading } = usePage();
  const terms = reading.sought.value?.terms ?? [];
  return terms.length === 0 ? <>{text}</> : <Marked pieces={marked(text, terms)} />;
}
