import { appendFileSync } from 'node:fs';
import { writeHeapSnapshot } from 'node:v8';
import { systemEnvironment } from '../../../protocol/environment.ts';
import { roles } from '../../../relay/log.ts';
import { serve } from '../../../relay/serve.ts';
import { tap } from './tap.ts';

/**
 * One role in a process of its own, with its log in a file and, at the gate, a device on the line: `DATA ROLE FILE`. Says 'serving', writes a
 * heap snapshot into FILE at 'snapshot', and ends at 'end'.
 */
const [data = '', name = '', file = ''] = process.argv.slice(2);
if (name === 'gate') tap(`${file}.line`, () => systemEnvironment.now());
const relay = await serve({
  data,
  roles: roles.filter((role) => role === name),
  environment: systemEnvironment,
  log: (event, fields) =>
    appendFileSync(`${file}.log`, `${JSON.stringify({ event, ...fields })}\n`),
});

process.on('message', (message) => {
  if (message === 'snapshot') process.send?.(writeHeapSnapshot(file));
  if (message === 'end') void relay.close().then(() => process.disconnect());
});
process.send?.('serving');
