import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

/** Longest that one child may take, ms. */
const patience = 20 * 60_000;

/** Runs a script of this folder in a process of its own; what it printed. Throws Error where it did not end well. */
export async function runChild<S extends v.GenericSchema>(
  script: string,
  args: readonly string[],
  schema: S,
): Promise<v.InferOutput<S>> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const options = { timeout: patience, maxBuffer: 64 * 1024 * 1024 };
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [file, ...args], options, (error, printed, complaints) => {
      if (error) reject(new Error(`${script}: ${complaints}`, { cause: error }));
      else resolve(printed);
    });
  });
  return v.parse(schema, JSON.parse(output));
}
