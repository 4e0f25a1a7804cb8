import { scriptedBridge, type Scene } from './scripted-bridge.ts';

declare global {
  interface Window {
    /** What the page asked the scripted bridge for, in order. */
    kkanbuCalls: [name: string, request: unknown][];
    kkanbuScene: Scene;
    /** Tells the page, as main would, that the person wants to read another language. */
    kkanbuSpeak: (language: 'ko' | 'en') => void;
    /** Tells the page, as main would, that posts arrived in these threads. */
    kkanbuStir: (threads: string[] | null) => void;
  }
}

const { bridge, calls, speak, stir } = scriptedBridge(window.kkanbuScene);
window.kkanbuCalls = calls;
window.kkanbuSpeak = speak;
window.kkanbuStir = stir;
Object.defineProperty(window, 'kkanbu', { value: bridge });
