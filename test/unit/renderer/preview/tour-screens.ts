import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
/** Looks around, so many pages on. */
const turn = async (page: Page, pages: number): Promise<void> => {
  await press(page, '둘러보기');
  for (let turned = 0; turned < pages; turned += 1) await press(page, '다음');
};

/** The first day. */
export const tourScreens: Screen[] = [
  ['an invitation to look around', { preferences: { tourSeen: false } }],
  ['looking around: asking', { preferences: { tourSeen: false } }, (page) => turn(page, 0)],
  ['looking around: the end', { preferences: { tourSeen: false } }, (page) => turn(page, 1)],
];
