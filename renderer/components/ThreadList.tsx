import { useCallback } from 'preact/hooks';
import { usePage } from '../state/page.ts';
import { RowList } from './RowList.tsx';
import { ThreadItem } from './ThreadItem.tsx';

type ThreadListProps = {
  open: string | null;
  labelledBy: string;
  onOpen: (thread: string) => void;
};

/** The threads of the chosen filter and topic. */
export function ThreadList({ open, labelledBy, onOpen }: ThreadListProps) {
  const { listing } = usePage();
  const look = useCallback(
    (first: number, last: number) => void listing.look(first, last),
    [listing],
  );
  return (
    <RowList
      total={listing.total.value}
      estimate={97}
      rowAt={(index) => listing.at(index)}
      idOf={({ id }) => id}
      placeOf={(id) => listing.placeOf(id)}
      open={open}
      labelledBy={labelledBy}
      onLook={look}
      draw={(summary, { reachable, onFocus }) => (
        <ThreadItem
          summary={summary}
          open={summary.id === open}
          reachable={reachable}
          onOpen={() => onOpen(summary.id)}
          onFocus={onFocus}
        />
      )}
    />
  );
}
