import { scriptedBridge, type Scene } from './scripted-bridge.ts';

declare global {
  interface Window {
    /** What the page asked the scripted bridge for, in order. */
    kkanbuCalls: [name: string, request: unknown][];
    kkanbuScene: Scene;
  }
}

const { bridge, calls } = scriptedBridge(window.kkanbuScene);
window.kkanbuCalls = calls;
Object.defineProperty(window, 'kkanbu', { value: bridge });
