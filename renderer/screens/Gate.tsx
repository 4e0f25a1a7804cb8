import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { BrandMark } from '../components/Brand.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { StepPlace } from '../components/StepPlace.tsx';
import { useWords } from '../state/page.ts';

/** The frame of every screen before the inbox: one card in the middle, one thing to do. */
export function Gate({
  icon,
  tone = 'plain',
  title,
  step,
  children,
}: {
  icon?: IconName;
  tone?: 'plain' | 'problem';
  title: string;
  /** Which of the steps of joining it is, from 1: such a screen is read from its heading on. */
  step?: number;
  children: ComponentChildren;
}) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (step !== undefined) heading.current?.focus();
  }, [step]);
  return (
    <div class="gate">
      <p class="gate-brand">
        <BrandMark size={28} />
        {words.product}
      </p>
      <div class={`gate-card gate-${tone}`}>
        {step !== undefined && <StepPlace id="gate-step" at={step} />}
        {icon && (
          <span class="gate-drawing">
            <Icon name={icon} size="large" />
          </span>
        )}
        <h1
          class="gate-title"
          tabIndex={step === undefined ? undefined : -1}
          aria-describedby={step === undefined ? undefined : 'gate-step'}
          ref={heading}
        >
          {title}
        </h1>
        {children}
      </div>
    </div>
  );
}
