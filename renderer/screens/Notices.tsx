import { EmptyState } from '../components/EmptyState.tsx';
import { useWords } from '../state/page.ts';

/** 공지: announcements of the coordinator. The bridge hands none over yet, and the page says that there are none. */
export function Notices() {
  const words = useWords();
  return (
    <div class="screen">
      <h1 class="screen-title">{words.nav.notices}</h1>
      <EmptyState icon="bell" title={words.notices.empty} hint={words.notices.emptyHint} />
    </div>
  );
}
