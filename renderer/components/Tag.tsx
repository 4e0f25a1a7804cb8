import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

type TagTone = 'primary' | 'warning' | 'success' | 'neutral' | 'outline';

/** A state in one or two words; the colour only repeats them. */
export function Tag({
  tone,
  icon,
  children,
}: {
  tone: TagTone;
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={`tag tag-${tone}`}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  );
}
