import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { ThreadSummary } from '../../preload/contract.ts';
import { ThreadItem } from './ThreadItem.tsx';
import { useVirtualList } from './virtual.ts';

type ThreadListProps = {
  threads: ThreadSummary[];
  total: number;
  open: string | null;
  labelledBy: string;
  onOpen: (thread: string) => void;
  /** The end of what is loaded comes near. */
  onNearEnd: () => void;
};

const steps: Partial<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

/** The list of threads: arrows move, Enter opens, one Tab stop. Only rows near the window are in the document. */
export function ThreadList({
  threads,
  total,
  open,
  labelledBy,
  onOpen,
  onNearEnd,
}: ThreadListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // Where the arrows are. Not a state: keys may come faster than the page is drawn.
  const active = useRef<string | null>(null);
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const wantsFocus = useRef(false);
  const wanted = threads.findIndex((thread) => thread.id === (active.current ?? open));
  const activeIndex = Math.max(0, wanted);
  const list = useVirtualList({
    count: threads.length,
    estimate: 97,
    keyOf: (index) => threads[index]?.id ?? String(index),
    scrollElement: () => scroller.current,
    keep: threads.length === 0 ? null : activeIndex,
  });
  const rows = list.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (last >= threads.length - 20 && threads.length < total) onNearEnd();
  }, [last, threads.length, total, onNearEnd]);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"] button`)?.focus();
  });

  const activate = (id: string): void => {
    if (active.current === id) return;
    active.current = id;
    redraw(undefined);
  };

  const moveTo = (index: number): void => {
    const reached = Math.min(Math.max(index, 0), threads.length - 1);
    const target = threads[reached];
    if (target === undefined) return;
    wantsFocus.current = true;
    activate(target.id);
    list.scrollToIndex(reached);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const from = threads.findIndex((thread) => thread.id === (active.current ?? open));
    if (step !== undefined) moveTo(Math.max(0, from) + step);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(threads.length - 1);
    else return;
    event.preventDefault();
  };

  return (
    <div class="thread-scroller" ref={scroller}>
      <ul
        class="thread-list"
        aria-labelledby={labelledBy}
        style={{ height: `${list.getTotalSize()}px` }}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ index, key, start }) => {
          const summary = threads[index];
          return (
            summary && (
              <li
                key={key}
                class="thread-row"
                data-index={index}
                aria-setsize={total}
                aria-posinset={index + 1}
                ref={(element) => list.measureElement(element)}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ThreadItem
                  summary={summary}
                  open={summary.id === open}
                  reachable={index === activeIndex}
                  onOpen={() => onOpen(summary.id)}
                  onFocus={() => activate(summary.id)}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
