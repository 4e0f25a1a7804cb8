import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

type VirtualListOptions = {
  count: number;
  /** Height of a row before it has been measured, in CSS pixels. */
  estimate: number;
  scrollElement: () => HTMLElement | null;
  /** A row that stays in the document although it has been scrolled out of sight: the one that has the focus. */
  keep: number | null;
};

/**
 * Rows of a long list that are worth having in the document, measured as they come. A height belongs to its place, not to what stands there: the
 * same row read later, or another one in its place, must not make the list jump.
 */
export function useVirtualList({ count, estimate, scrollElement, keep }: VirtualListOptions) {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    count,
    overscan: 6,
    estimateSize: () => estimate,
    getScrollElement: scrollElement,
    rangeExtractor: (range: Range) => {
      const indices = defaultRangeExtractor(range);
      if (keep === null || keep >= range.count || indices.includes(keep)) return indices;
      return [...indices, keep].toSorted((one, other) => one - other);
    },
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
  };
  const [list] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  list.setOptions(options);
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => list._willUpdate());
  return list;
}
