/**
 * What an extension finds in its browser, and this one uses of it.
 *
 * @typedef {{
 *   chrome: {
 *     runtime: {
 *       onMessage: {
 *         addListener(listener: (factor: number, from: { tab: { id: number } }) => void): void;
 *       };
 *     };
 *     tabs: {
 *       setZoom(tab: number, factor: number): Promise<void>;
 *       setZoomSettings(tab: number, settings: { scope: 'per-tab' }): Promise<void>;
 *     };
 *   };
 * }} BrowserWorld
 */
const { chrome } = /** @type {BrowserWorld} */ (/** @type {unknown} */ (globalThis));

// By tab, as the app asks for it by window: two windows of the demo are of one host.
chrome.runtime.onMessage.addListener((factor, { tab }) => {
  void chrome.tabs
    .setZoomSettings(tab.id, { scope: 'per-tab' })
    .then(async () => chrome.tabs.setZoom(tab.id, factor));
});
