import { systemEnvironment as environment } from '../../protocol/environment.ts';
import { placeOf, roles, standardLog } from '../log.ts';
import { serve } from '../serve.ts';
import { need, oneOf, type Words } from './arguments.ts';

/** `serve`: until the process is told to end. */
export async function run(words: Words): Promise<void> {
  // Node would print the error, and whatever it quotes.
  process.on('uncaughtException', (error) => {
    standardLog('fault', { at: placeOf(error) });
    process.exit(1);
  });
  const names = need(words.roles).split(',');
  const chosen = names.map((name) => oneOf(roles, name));
  const relay = await serve({
    data: need(words.data),
    roles: chosen,
    environment,
    log: standardLog,
  });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await relay.close();
}
