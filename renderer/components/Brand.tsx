/** Half a turn apart; the end of each lies over the other. */
const turns = ['rotate(0)', 'rotate(180)'] as const;

/** The mark of the program: two little fingers linked, a promise. The same drawing as build/icons/icon-small.svg. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg
      class="brand-mark"
      width={size}
      height={size}
      viewBox="0 0 512 512"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="brand-field" width="512" height="512" rx="104" />
      <g transform="translate(256 256) rotate(-38)">
        {turns.map((turn) => (
          <path
            key={turn}
            class="brand-finger"
            transform={turn}
            d="M-176-84H0A84 84 0 0 1 84 0V124"
          />
        ))}
        {turns.map((turn) => (
          <g key={turn} transform={turn}>
            <path class="brand-gap" d="M84 12V156" />
            <path class="brand-finger" d="M84 0V124" />
          </g>
        ))}
      </g>
    </svg>
  );
}
