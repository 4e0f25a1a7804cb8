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

/** One line of the sidebar. The button's name is the words alone; the figure stands beside it and describes it. */
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
  return (
    <li class="nav-line">
      <button
        type="button"
        class="nav-item"
        aria-describedby={count > 0 ? `nav-${id}-count` : undefined}
        aria-current={current ? 'page' : undefined}
        onClick={onClick}
      >
        {icon && <Icon name={icon} size="small" />}
        {dot && <span class={`topic-dot topic-${dot}`} aria-hidden="true" />}
        <span class="rail-label">{label}</span>
      </button>
      {count > 0 && (
        <>
          <span class={fresh ? 'figure figure-fresh' : 'figure'} aria-hidden="true">
            {count > 999 ? '999+' : count}
          </span>
          <span class="visually-hidden" id={`nav-${id}-count`}>
            {fresh ? words.count.unread(count) : words.count.items(count)}
          </span>
        </>
      )}
    </li>
  );
}
