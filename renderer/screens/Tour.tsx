import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { usePage, useWords } from '../state/page.ts';
import type { Leaf } from '../state/route.ts';

const pages = ['asking', 'office'] as const;
const icons: Record<(typeof pages)[number], IconName> = {
  asking: 'pen',
  office: 'laptop',
};

/** 둘러보기: two short pages, one at a time, for the first day and for whoever wants to see them again. */
export function Tour() {
  const { route, standing } = usePage();
  const words = useWords();
  const { tour } = words;
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  // Each page is read from its heading on.
  useLayoutEffect(() => heading.current?.focus(), [at]);
  const page = pages[at] ?? 'office';
  const leave = (to: Leaf | null): void => {
    void standing.prefer({ tourSeen: true });
    if (to === null) route.startOver();
    else route.show({ screen: to });
  };
  const isLast = at === pages.length - 1;
  return (
    <div class="screen visit tour">
      <p class="tour-place">
        <span aria-hidden="true" class="tour-dots">
          {pages.map((one) => (
            <span key={one} class={one === page ? 'tour-dot is-here' : 'tour-dot'} />
          ))}
        </span>
        {tour.place(at + 1, pages.length)}
      </p>
      <section class="tour-card" aria-labelledby="tour-title">
        <span class="tour-icon">
          <Icon name={icons[page]} size="large" />
        </span>
        <h1 class="screen-title" id="tour-title" tabIndex={-1} ref={heading}>
          {tour.pages[page].title}
        </h1>
        <ul class="points">
          {tour.pages[page].points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        {page === 'asking' && <More onClick={() => leave('ask')}>{tour.pages.asking.more}</More>}
      </section>
      <div class="tour-actions">
        <Button look="primary" onClick={() => (isLast ? leave(null) : setAt(at + 1))}>
          {isLast ? tour.done : tour.next}
        </Button>
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{tour.previous}</Button>}
        {!isLast && (
          <Button look="quiet" onClick={() => leave(null)}>
            {tour.skip}
          </Button>
        )}
      </div>
    </div>
  );
}

function More({ onClick, children }: { onClick: () => void; children: ComponentChildren }) {
  return (
    <p>
      <button type="button" class="link" onClick={onClick}>
        {children}
      </button>
    </p>
  );
}
