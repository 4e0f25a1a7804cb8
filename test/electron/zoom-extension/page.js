/**
 * What an extension finds in a page, and this one uses of it.
 *
 * @typedef {{
 *   chrome: { runtime: { sendMessage(factor: number): Promise<void> } };
 *   addEventListener(
 *     name: 'kkanbu-stand-in-zoom',
 *     listener: (event: { detail: number }) => void,
 *   ): void;
 * }} PageWorld
 */
const page = /** @type {PageWorld} */ (/** @type {unknown} */ (globalThis));

// No page can make its browser's zoom larger or smaller; an extension can. ../page.ts says how large.
page.addEventListener('kkanbu-stand-in-zoom', ({ detail }) => {
  void page.chrome.runtime.sendMessage(detail);
});
