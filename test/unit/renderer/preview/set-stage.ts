import { createServer } from 'node:http';

import type { TestProject } from 'vitest/node';

import type { Stage } from './stage.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address at which test files ask for the stage of their run. */
    stage: string;
  }
}

/** Vitest runs it once, around all files: the first that asks has the stage set up, and it is struck after the last. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let strike = async (): Promise<void> => undefined;
  let stage: Promise<Stage> | null = null;
  const start = async (): Promise<Stage> => {
    // Only where a page is looked at: the others need neither Vite nor Playwright.
    const { startStage } = await import('./stage.ts');
    const { strike: end, ...started } = await startStage();
    strike = end;
    return started;
  };
  const server = createServer((_, response) => {
    stage ??= start();
    stage.then(
      (started) => response.end(JSON.stringify(started)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('nobody could ask');
  provide('stage', `http://127.0.0.1:${address.port}/`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await stage?.catch(() => null);
    await strike();
  };
}
