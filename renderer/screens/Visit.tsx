import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { usePage, useWords } from '../state/page.ts';

/** The frame of a page to read, which one leaves to where one came from. It takes the focus. */
export function Visit({ title, children }: { title: string; children: ComponentChildren }) {
  const { route } = usePage();
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <div class="screen visit">
      <p class="visit-back">
        <Button look="quiet" icon="chevronLeft" onClick={() => route.back()}>
          {words.how.back}
        </Button>
      </p>
      <h1 class="screen-title" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </div>
  );
}
