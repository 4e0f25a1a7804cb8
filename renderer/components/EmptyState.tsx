import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

/** What stands where nothing is yet: a drawing, a sentence, and what would bring something here. */
export function EmptyState({
  icon,
  title,
  hint,
  children,
}: {
  icon: IconName;
  title: string;
  hint: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <span class="empty-drawing">
        <Icon name={icon} size="large" />
      </span>
      <p class="empty-title">{title}</p>
      <p class="empty-hint">{hint}</p>
      {children}
    </div>
  );
}
