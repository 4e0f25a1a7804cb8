/** The mark of the program: two speech bubbles, one warm and one white, side by side. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg
      class="brand-mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="brand-field" width="32" height="32" rx="8" />
      <path
        class="brand-back"
        d="M17.200 15.400c0-3 2.500-5 5.300-5 2.900 0 5.200 2.100 5.200 4.900 0 1.400-.6 2.600-1.500 3.500l.5 2.600-2.700-1.200c-.5.1-1 .2-1.500.2-2.900 0-5.300-2.200-5.300-5z"
        transform="translate(-1.500 2.400)"
      />
      <path
        class="brand-front"
        d="M13.300 6.600c4 0 7.200 2.700 7.200 6.100s-3.200 6.100-7.200 6.100c-.8 0-1.600-.1-2.300-.3L7.300 20.400l.6-3.500c-1.100-1.100-1.800-2.600-1.800-4.200 0-3.400 3.200-6.100 7.200-6.100z"
      />
    </svg>
  );
}
