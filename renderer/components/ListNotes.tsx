import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Icon } from './Icon.tsx';
import { Tag } from './Tag.tsx';

/** The newest announcement that nobody has looked at here, above everything else. */
export function PinnedNotice() {
  const { listing, noticeboard, route } = usePage();
  const words = useWords();
  const waiting = listing.counts.value?.announcements ?? 0;
  useEffect(() => void noticeboard.peek(), [noticeboard, waiting]);
  const pinned = noticeboard.pinned.value;
  if (waiting === 0 || pinned === null) return null;
  return (
    <button type="button" class="pinned" onClick={() => route.show({ screen: 'notices' })}>
      <Icon name="bell" size="small" />
      <span class="pinned-title">{pinned.title}</span>
      <Tag tone="primary">{words.reading.pinned}</Tag>
    </button>
  );
}

/** Without a connection: what works all the same. Not where none is to be had any more. */
export function OfflineNote() {
  const { standing } = usePage();
  const words = useWords();
  const { alarm = null, me = null } = standing.state.value ?? {};
  const takesPart = me?.standing === 'member' || me?.standing === 'leaving';
  if (standing.status.value?.link !== 'offline' || alarm !== null || !takesPart) return null;
  return (
    <p class="offline">
      <Icon name="info" size="small" />
      <span>
        <b>{words.reading.offlineTitle}</b> {words.reading.offline}
      </span>
    </p>
  );
}
