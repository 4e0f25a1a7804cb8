import type { ComponentChildren } from 'preact';
import { likenessOf } from '../strings/names.ts';

/** Eight drawings on a field of 24 × 24 around its middle, in the likeness's hue. */
const shapes: readonly ComponentChildren[] = [
  <>
    <circle cx="12" cy="12" r="6.5" />
    <circle class="shape-light" cx="14.6" cy="9.4" r="2.4" />
  </>,
  <path d="M12 4.8 19 17.6a.9.9 0 0 1-.8 1.3H5.8a.9.9 0 0 1-.8-1.3z" />,
  <rect x="5.8" y="5.8" width="12.4" height="12.4" rx="3.4" />,
  <path d="M12 4.6 19.4 12 12 19.4 4.6 12z" stroke-width="1.6" stroke-linejoin="round" />,
  <path d="M12 4.4 18.6 8.2v7.6L12 19.6l-6.6-3.8V8.2z" />,
  <>
    <path d="M5 19C4 10 9.500 4.800 19.200 5 19.400 14.500 14 20 5 19z" />
    <path class="shape-line" d="M6.800 17.200 14.500 9.500" />
  </>,
  <path d="M16.800 16.900A7.200 7.200 0 1 1 12.600 4.700a5.800 5.800 0 0 0 4.200 12.200z" />,
  <>
    <circle cx="12" cy="7.900" r="3.300" />
    <circle cx="12" cy="16.100" r="3.300" />
    <circle cx="7.900" cy="12" r="3.300" />
    <circle cx="16.100" cy="12" r="3.300" />
    <circle class="shape-light" cx="12" cy="12" r="1.900" />
  </>,
];

/** The drawn face of a pseudonym: the same within one thread, unrelated everywhere else. @param seed 32 hex digits */
export function AuthorShape({ seed, size = 28 }: { seed: string; size?: number }) {
  const { hue, shape, turn } = likenessOf(seed);
  return (
    <svg
      class={`shape shape-hue-${hue}`}
      width={size}
      height={size}
      viewBox="-2 -2 28 28"
      aria-hidden="true"
      focusable="false"
    >
      <circle class="shape-field" cx="12" cy="12" r="14" />
      <g class="shape-drawing" transform={`rotate(${turn * 90} 12 12)`}>
        {shapes[shape]}
      </g>
    </svg>
  );
}
