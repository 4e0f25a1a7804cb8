import type { Page } from '@playwright/test';

/** How a screen is looked at: its language, its colours, the window's width in pixels of the screen, and how large the text is in percent. */
export type Look = {
  language: 'ko' | 'en';
  colours: 'light' | 'dark' | 'contrast';
  width: 1280 | 720;
  scale: 100 | 200;
};

/** Every combination; those of one language one after the other, since changing it costs most. */
export const looks: readonly Look[] = (['ko', 'en'] as const).flatMap((language) =>
  (['light', 'dark', 'contrast'] as const).flatMap((colours) =>
    ([1280, 720] as const).flatMap((width) =>
      ([100, 200] as const).map((scale) => ({ language, colours, width, scale })),
    ),
  ),
);

/** `ko-dark-720-200`. */
export const nameOf = ({ language, colours, width, scale }: Look): string =>
  `${language}-${colours}-${width}-${scale}`;

/**
 * Makes an open page look so. A text of 200 % is what zooming by 200 % makes of the window: half as many pixels each way, each twice as large. `contrast` is what a
 * system says that asks for more of it.
 */
export async function lookAt(page: Page, { language, colours, width, scale }: Look): Promise<void> {
  const height = width === 1280 ? 800 : 900;
  await page.emulateMedia({
    colorScheme: colours === 'light' ? 'light' : 'dark',
    contrast: colours === 'contrast' ? 'more' : 'no-preference',
  });
  const zoom = scale / 100;
  await page.setViewportSize({ width: width / zoom, height: height / zoom });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: width / zoom,
    height: height / zoom,
    deviceScaleFactor: zoom,
    mobile: false,
  });
  await session.detach();
  await page.evaluate((spoken) => window.kkanbuSpeak(spoken), language);
}
