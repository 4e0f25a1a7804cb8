/** WebSocket close codes of our own endpoints (RFC 6455, 7.4.2: 4000 to 4999 are private). The name is the close reason too. */
export const closeCodes = {
  /** The server stops in good order. */
  'going-away': 1001,
  'bad-frame': 4000,
  'too-large': 4001,
  'too-slow': 4002,
  'too-many': 4003,
  'too-fast': 4004,
  'bad-proof': 4005,
  'wrong-manifest': 4006,
  'unknown-epoch': 4007,
  'not-allowed': 4008,
  unavailable: 4009,
  internal: 4010,
} as const;

export type CloseName = keyof typeof closeCodes;

const isCloseName = (name: string): name is CloseName => Object.hasOwn(closeCodes, name);

/** The name of a close code that a server of ours sent; `null` for any other. */
export function closeName(code: number): CloseName | null {
  const found = Object.entries(closeCodes).find(([, known]) => known === code)?.[0];
  return found !== undefined && isCloseName(found) ? found : null;
}
