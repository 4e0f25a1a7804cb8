import { useMemo } from 'preact/hooks';
import { blocksOf, type Block, type Piece } from '../state/markup.ts';
import { Sought } from './Marked.tsx';

/** The text of a post or an announcement with its lists, quotes and code; links stay text, which nobody can press by mistake. */
export function FormattedText({ text, of }: { text: string; of: 'question' | 'post' | 'notice' }) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  return (
    <div class={`${of}-text formatted`}>
      {blocks.map((block, place) => (
        <Shown key={place} block={block} />
      ))}
    </div>
  );
}

function Shown({ block }: { block: Block }) {
  if (block.kind === 'code') {
    return (
      <pre class="formatted-code" tabIndex={0}>
        <code>
          <Sought text={block.text} />
        </code>
      </pre>
    );
  }
  if (block.kind === 'quote') {
    return (
      <blockquote class="formatted-quote">
        <Line pieces={block.pieces} />
      </blockquote>
    );
  }
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Line pieces={block.pieces} />
      </p>
    );
  }
  const items = block.items.map((pieces, place) => (
    <li key={place}>
      <Line pieces={pieces} />
    </li>
  ));
  return block.start === null ? (
    <ul class="formatted-list">{items}</ul>
  ) : (
    <ol class="formatted-list" start={block.start}>
      {items}
    </ol>
  );
}

function Line({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, code }, place) =>
        code ? (
          <code key={place} class="formatted-word">
            <Sought text={text} />
          </code>
        ) : (
          <Sought key={place} text={text} />
        ),
      )}
    </>
  );
}
