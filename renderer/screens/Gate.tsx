import type { ComponentChildren } from 'preact';
import { BrandMark } from '../components/Brand.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { useWords } from '../state/page.ts';

/** The frame of every screen before the inbox: one card in the middle, one thing to do. */
export function Gate({
  icon,
  tone = 'plain',
  title,
  children,
}: {
  icon?: IconName;
  tone?: 'plain' | 'problem';
  title: string;
  children: ComponentChildren;
}) {
  const words = useWords();
  return (
    <div class="gate">
      <p class="gate-brand">
        <BrandMark size={28} />
        {words.product}
      </p>
      <div class={`gate-card gate-${tone}`}>
        {icon && (
          <span class="gate-drawing">
            <Icon name={icon} size="large" />
          </span>
        )}
        <h1 class="gate-title">{title}</h1>
        {children}
      </div>
    </div>
  );
}
