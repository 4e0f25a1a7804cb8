import { scriptedBridge, type Scene } from './scripted-bridge.ts';

declare global {
  interface Window {
    /** What the page asked the scripted bridge for, in order. */
    kkanbuCalls: [name: string, request: unknown][];
    /** Tells the page, as main would, that the person wants to read another language. */
    kkanbuSpeak: (language: 'ko' | 'en') => void;
    /** Tells the page, as main would, that posts arrived in these threads. */
    kkanbuStir: (threads: string[] | null) => void;
  }
}

// The scene stands in the page's address, which the page itself never looks at: so one window shows one scene after the other.
const told = new URLSearchParams(window.location.search).get('scene');
const scene = JSON.parse(told ?? '{}') as Scene;
const { bridge, calls, speak, stir } = scriptedBridge(scene);
window.kkanbuCalls = calls;
window.kkanbuSpeak = speak;
window.kkanbuStir = stir;
Object.defineProperty(window, 'kkanbu', { value: bridge });
