import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    standInZooms?: (factor: number) => Promise<void>;
  }
}

/**
 * Draws pages of the stand-in as large as their app asks for, as Electron does it: at twice the size, the window is half as many pixels of CSS each way, and each of
 * them twice as many of the screen's.
 */
export async function followZoom(context: BrowserContext): Promise<void> {
  const factors = new WeakMap<Page, number>();
  await context.exposeBinding('standInZooms', async ({ page }, factor: number) => {
    const size = page.viewportSize();
    if (size === null || (factors.get(page) ?? 1) === factor) return;
    factors.set(page, factor);
    const session = await context.newCDPSession(page);
    // For as long as the page is there.
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(size.width / factor),
      height: Math.round(size.height / factor),
      deviceScaleFactor: factor,
      mobile: false,
    });
  });
  await context.addInitScript(() => {
    window.addEventListener('kkanbu-stand-in-zoom', (event) => {
      if (event instanceof CustomEvent) void window.standInZooms?.(Number(event.detail));
    });
  });
}
