import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { usePage } from '../state/page.ts';
import { useVirtualList } from './virtual.ts';

/** What a row is told about itself when it is drawn. */
export type RowPlace = {
  /** Whether the Tab key stops here: one row of the list does. */
  reachable: boolean;
  onFocus: () => void;
};

type RowListProps<Row> = {
  total: number;
  /** Usual height of a row, in CSS pixels. */
  estimate: number;
  /** `null`: it has not been read. */
  rowAt: (index: number) => Row | null;
  idOf: (row: Row) => string;
  /** The row of an id, if it is known. */
  placeOf: (id: string) => number | null;
  /** Id of the row from which the arrows start: the one that is open. */
  open: string | null;
  labelledBy: string;
  /** These rows are on show. */
  onLook: (first: number, last: number) => void;
  /** The arrow up was pressed in the first row. */
  onLeaveTop?: () => void;
  draw: (row: Row, place: RowPlace) => ComponentChildren;
};

const steps: Partial<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

/** A list of any length: arrows move, Enter opens, one Tab stop. Only rows near the window are in the document. */
export function RowList<Row>({
  total,
  estimate,
  rowAt,
  idOf,
  placeOf,
  open,
  labelledBy,
  onLook,
  onLeaveTop,
  draw,
}: RowListProps<Row>) {
  const { cursor } = usePage();
  const walked = cursor.steps.value;
  const taken = useRef(cursor.steps.peek());
  const scroller = useRef<HTMLDivElement>(null);
  // Where the arrows are. Not a state: keys may come faster than the page is drawn.
  const active = useRef<{ index: number; id: string | null } | null>(null);
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const wantsFocus = useRef(false);

  const idAt = (index: number): string | null => {
    const row = rowAt(index);
    return row === null ? null : idOf(row);
  };
  /** The row of the arrows now; it may have moved since it was reached. */
  const current = (): number => {
    const { index, id } = active.current ?? { index: 0, id: open };
    const moved = id === null || idAt(index) === id ? null : placeOf(id);
    return Math.min(moved ?? index, Math.max(0, total - 1));
  };
  const activeIndex = current();
  const list = useVirtualList({
    count: total,
    estimate,
    scrollElement: () => scroller.current,
    keep: total === 0 ? null : activeIndex,
  });
  const rows = list.getVirtualItems();
  const { startIndex: first, endIndex: last } = list.range ?? { startIndex: 0, endIndex: 0 };

  useEffect(() => onLook(first, last), [first, last, onLook]);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`);
    const button = line?.querySelector('button');
    (button ?? line)?.focus();
    wantsFocus.current = button === null || button === undefined;
  });

  const activate = (index: number): void => {
    const id = idAt(index);
    cursor.at.value = id;
    if (active.current?.index === index && active.current.id === id) return;
    active.current = { index, id };
    redraw(undefined);
  };
  const moveTo = (index: number): void => {
    const reached = Math.min(Math.max(index, 0), total - 1);
    wantsFocus.current = true;
    activate(reached);
    list.scrollToIndex(reached);
  };
  // Steps from elsewhere on the page begin at the row that is open, or before the first one.
  useLayoutEffect(() => {
    const by = walked - taken.current;
    if (by === 0) return;
    taken.current = walked;
    moveTo(active.current === null && open === null ? by - 1 : current() + by);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (event.key === 'ArrowUp' && current() === 0 && onLeaveTop) onLeaveTop();
    else if (step !== undefined) moveTo(current() + step);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(total - 1);
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
        {rows.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <li
              key={row === null ? index : idOf(row)}
              class={row === null ? 'thread-row is-coming' : 'thread-row'}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              aria-busy={row === null || undefined}
              tabIndex={row === null ? -1 : undefined}
              ref={(element) => list.measureElement(element)}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row !== null &&
                draw(row, { reachable: index === activeIndex, onFocus: () => activate(index) })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
