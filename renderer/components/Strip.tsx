import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

/** A line at the head of the page that says how things stand, and what can be done about it. */
export function Strip({
  tone,
  icon,
  label,
  text,
  children,
}: {
  tone: 'plain' | 'warning' | 'problem';
  icon: IconName;
  label: string;
  text: string;
  children?: ComponentChildren;
}) {
  return (
    <section class={`strip strip-${tone}`} aria-label={label}>
      <Icon name={icon} size="small" />
      <p>{text}</p>
      {children}
    </section>
  );
}
