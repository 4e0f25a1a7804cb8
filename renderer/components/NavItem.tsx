import type { Topic } from '../../preload/contract.ts';
import { useWords } from '../state/page.ts';
import { Icon, type IconName } from './Icon.tsx';

type NavItemProps = {
  id: string;
  label: string;
  icon?: IconName;
  dot?: Topic;
  current: boolean;
  count?: number;
  /** The figure counts what has not been seen. */
  fresh?: boolean;
  onClick: () => void;
};

/** One line of the sidebar. Its name is the words alone; the figure describes it. */
export function NavItem({
  id,
  label,
  icon,
  dot,
  current,
  count = 0,
  fresh = false,
  onClick,
}: NavItemProps) {
  const words = useWords();
  const described = fresh ? words.count.unread(count) : words.count.items(count);
  return (
    <li>
      <button
        type="button"
        class="nav-item"
        aria-labelledby={`nav-${id}`}
        aria-describedby={count > 0 ? `nav-${id}-count` : undefined}
        aria-current={current ? 'page' : undefined}
        onClick={onClick}
      >
        {icon && <Icon name={icon} size="small" />}
        {dot && <span class={`topic-dot topic-${dot}`} aria-hidden="true" />}
        <span class="rail-label" id={`nav-${id}`}>
          {label}
        </span>
        {count > 0 && (
          <>
            <span class={fresh ? 'figure figure-fresh' : 'figure'} aria-hidden="true">
              {count > 999 ? '999+' : count}
            </span>
            <span class="visually-hidden" id={`nav-${id}-count`}>
              {described}
            </span>
          </>
        )}
      </button>
    </li>
  );
}
