import { useSignalEffect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Composer } from './composer.ts';
import type { LookingOver } from './looking-over.ts';
import { usePage } from './page.ts';

/** What is noticed in a text while it is written, as long as its form is there. */
export function useLookingOver(composer: Composer): LookingOver {
  const { lookOver } = usePage();
  const [looking] = useState(lookOver);
  // Outside of drawing: the form need not be drawn anew at every stroke.
  useSignalEffect(() => {
    const { id, title, text, kind } = composer.written.value;
    looking.see({ id, title, text }, kind === 'question');
  });
  useEffect(() => () => looking.end(), [looking]);
  return looking;
}
