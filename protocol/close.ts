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

/** The name of a close code that a server of ours sent; `null` for any other. */
export function closeName(code: number): CloseName | null {
  for (const name of Object.keys(closeCodes) as CloseName[]) if (closeCodes[name] === code) return name;
  return null;
}
