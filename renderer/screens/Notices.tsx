import { useEffect } from 'preact/hooks';
import type { Announcement } from '../../preload/contract.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { FormattedText } from '../components/FormattedText.tsx';
import { Tag } from '../components/Tag.tsx';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';

/** 공지: announcements of the coordinator, newest first. */
export function Notices() {
  const { listing, noticeboard } = usePage();
  const words = useWords();
  const list = noticeboard.list.value;
  const problem = noticeboard.problem.value;
  const waiting = listing.counts.value?.announcements ?? 0;
  useEffect(() => void noticeboard.look(), [noticeboard, waiting]);
  useEffect(() => () => noticeboard.leave(), [noticeboard]);
  return (
    <div class="screen">
      <h1 class="screen-title">{words.nav.notices}</h1>
      <p class="form-problem" role="alert">
        {problem !== null && words.error[problem]}
      </p>
      {list?.length === 0 && (
        <EmptyState icon="bell" title={words.notices.empty} hint={words.notices.emptyHint} />
      )}
      {list !== null && list.length > 0 && (
        <ul class="cards">
          {list.map((announcement) => (
            <AnnouncementCard
              key={announcement.id}
              announcement={announcement}
              isFresh={noticeboard.fresh.value.has(announcement.id)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function AnnouncementCard({
  announcement: { id, title, text, at },
  isFresh,
}: {
  announcement: Announcement;
  isFresh: boolean;
}) {
  const { clock } = usePage();
  const words = useWords();
  const heading = `notice-${id.slice(0, 16)}`;
  return (
    <li>
      <article class={isFresh ? 'card notice is-fresh' : 'card notice'} aria-labelledby={heading}>
        <p class="item-meta">
          {isFresh && <Tag tone="primary">{words.notices.fresh}</Tag>}
          <span>{timeInWords(words.time, at, clock.now.value)}</span>
        </p>
        <h2 class="notice-title" id={heading}>
          {title}
        </h2>
        <FormattedText text={text} of="notice" />
      </article>
    </li>
  );
}
