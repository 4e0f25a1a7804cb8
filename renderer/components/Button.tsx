import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

type ButtonProps = {
  children: ComponentChildren;
  /** `again`: it is the second press of a double click. */
  onClick?: (again: boolean) => void;
  /** Sends its form, as Enter in a field does. */
  submits?: boolean;
  /** One primary action a screen; everything else is quiet. */
  look?: 'primary' | 'outline' | 'quiet' | 'danger';
  size?: 'small' | 'regular' | 'large';
  icon?: IconName;
  busy?: boolean;
  pressed?: boolean;
  describedBy?: string;
  buttonRef?: ((element: HTMLButtonElement | null) => void) | null;
};

/** A button. While busy it keeps the focus and ignores clicks. */
export function Button({
  children,
  onClick,
  submits = false,
  look = 'outline',
  size = 'regular',
  icon,
  busy = false,
  pressed,
  describedBy,
  buttonRef = null,
}: ButtonProps) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class={`button button-${look} button-${size}`}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event.detail > 1);
      }}
      aria-disabled={busy || undefined}
      aria-pressed={pressed}
      aria-describedby={describedBy}
      ref={buttonRef}
    >
      {icon && <Icon name={icon} size={size === 'large' ? 'regular' : 'small'} />}
      {children}
    </button>
  );
}
