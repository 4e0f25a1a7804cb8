import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';

import { sampleNow } from './sample.ts';
import type { Scene } from './scripted-bridge.ts';
import type { Stage } from './stage.ts';

/** The window that a scene is looked at in. */
type Look = { viewport?: { width: number; height: number }; colorScheme?: 'light' | 'dark' };

/** The page of a stage in windows that share nothing with those of others, with a scripted bridge in place of the preload script. */
export class Preview {
  readonly #stage: Stage;
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  /** Windows that nobody looks at: the next scene is shown in one of them, which costs a fifth of a new one. */
  readonly #idle: Page[] = [];

  private constructor(stage: Stage, browser: Browser, context: BrowserContext) {
    this.#stage = stage;
    this.#browser = browser;
    this.#context = context;
  }

  static async on(stage: Stage): Promise<Preview> {
    const browser = await chromium.connect(stage.browser);
    const context = await browser.newContext({
      locale: 'ko-KR',
      timezoneId: 'Asia/Seoul',
      reducedMotion: 'reduce',
    });
    await context.clock.setFixedTime(sampleNow);
    await context.addInitScript({ path: stage.bridge });
    return new Preview(stage, browser, context);
  }

  /** Opens the page with a bridge that answers from `scene`; `violations` collects what its policy refused and what it threw. */
  async open(
    scene: Scene,
    { viewport = { width: 1280, height: 800 }, colorScheme = 'light' }: Look = {},
  ): Promise<{ page: Page; violations: string[] }> {
    const page = this.#idle.pop() ?? (await this.#context.newPage());
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, contrast: null, forcedColors: null });
    const violations: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    page.on('pageerror', (error) => violations.push(String(error)));
    const told = encodeURIComponent(JSON.stringify(scene));
    await page.goto(`${this.#stage.page}?scene=${told}`);
    await page.locator('h1').first().waitFor();
    await page.evaluate(async () => document.fonts.ready);
    return { page, violations };
  }

  /** Gives back a page that was opened here: another scene may be shown in its window. */
  async letGo(page: Page): Promise<void> {
    page.removeAllListeners('console');
    page.removeAllListeners('pageerror');
    // Where it stays, the next scene would have something pointed at.
    await page.mouse.move(0, 0);
    this.#idle.push(page);
  }

  async stop(): Promise<void> {
    await this.#context.close();
    await this.#browser.close();
  }
}
