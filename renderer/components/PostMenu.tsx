import { useRef } from 'preact/hooks';
import type { PostView } from '../../preload/contract.ts';
import { useWords } from '../state/page.ts';
import { Icon, type IconName } from './Icon.tsx';

/** What the post itself allows, and what whoever reads it can do with its words. */
export type PostAction = 'quote' | 'copy' | 'edit' | 'retract' | 'report';

const actions: readonly { action: PostAction; icon: IconName }[] = [
  { action: 'edit', icon: 'pen' },
  { action: 'retract', icon: 'trash' },
  { action: 'quote', icon: 'quote' },
  { action: 'copy', icon: 'copy' },
  { action: 'report', icon: 'flag' },
];
const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What can be done about one post, behind a button at its head. */
export function PostMenu({
  post,
  describedBy,
  quotable,
  onAct,
}: {
  post: PostView;
  /** Whether there is a reply that could quote it. */
  quotable: boolean;
  describedBy: string;
  onAct: (action: PostAction) => void;
}) {
  const words = useWords();
  const menu = useRef<HTMLDivElement>(null);
  const isShown = post.state === 'shown';
  const can = { ...post.can, copy: isShown, quote: isShown && quotable && !post.pending };
  const offered = actions.filter(({ action }) => can[action]);
  const names = { ...words.posts, quote: words.reading.quote, copy: words.reading.copy };
  if (offered.length === 0) return null;
  const id = `menu-${post.id.slice(0, 16)}`;
  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll('button') ?? [])];
  return (
    <span class="post-menu">
      <button
        type="button"
        class="button button-quiet button-small button-icon"
        aria-haspopup="menu"
        aria-describedby={describedBy}
        popovertarget={id}
      >
        <Icon name="ellipsis" size="small" />
        <span class="visually-hidden">{words.posts.menu}</span>
      </button>
      <div
        id={id}
        class="menu"
        popover="auto"
        role="menu"
        aria-label={words.posts.menu}
        ref={menu}
        onToggle={(event) => {
          if (event.newState === 'open') items()[0]?.focus();
        }}
        onKeyDown={(event) => {
          // The thread behind it listens to Escape as well.
          if (event.key === 'Escape') event.stopPropagation();
          const step = steps[event.key];
          if (step === undefined) return;
          event.preventDefault();
          const all = items();
          const at = all.findIndex((item) => item === document.activeElement);
          all.at((at + step) % all.length)?.focus();
        }}
      >
        {offered.map(({ action, icon }) => (
          <button
            key={action}
            type="button"
            role="menuitem"
            class="menu-item"
            onClick={() => {
              menu.current?.hidePopover();
              onAct(action);
            }}
          >
            <Icon name={icon} size="small" />
            {names[action]}
          </button>
        ))}
      </div>
    </span>
  );
}
