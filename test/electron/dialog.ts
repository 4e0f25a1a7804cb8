import { record } from './desktop.ts';

/** A dialog of the system that was shown, with what a person could read in it. */
export type ShownDialog = {
  kind: 'save' | 'open';
  defaultPath: string | null;
  extensions: string[];
};

type Options = Pick<Electron.SaveDialogOptions, 'defaultPath' | 'filters'> & {
  properties?: readonly string[];
};
type Answer = (path: string | null) => void;

// There is no list of recent documents here that could be spared.
const known = new Set(['showOverwriteConfirmation', 'openFile', 'dontAddToRecent']);
const waiting: Answer[] = [];

/** Resolves when a test answers in the person's stead; refuses what it would not do as Electron does. */
function show(kind: ShownDialog['kind'], options: Options): Promise<string | null> {
  const { defaultPath = null, filters = [], properties = [], ...rest } = options;
  const strange = [...properties.filter((one) => !known.has(one)), ...Object.keys(rest)];
  if (strange.length > 0)
    throw new Error(`The stand-in does not imitate dialogs with ${strange.join()}.`);
  record.dialogs.push({ kind, defaultPath, extensions: filters.flatMap((one) => one.extensions) });
  const { promise, resolve } = Promise.withResolvers<string | null>();
  waiting.push(resolve);
  return promise;
}

export const fileDialogs = {
  async showSaveDialog(
    options: Electron.SaveDialogOptions,
  ): Promise<Electron.SaveDialogReturnValue> {
    const filePath = await show('save', options);
    return { canceled: filePath === null, filePath: filePath ?? '' };
  },
  async showOpenDialog(
    options: Electron.OpenDialogOptions,
  ): Promise<Electron.OpenDialogReturnValue> {
    const filePath = await show('open', options);
    return { canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] };
  },
};

/** The stand-in's own: a person answers the oldest dialog that waits; `null`: they cancel it. `false` where none does. */
export function answerDialog(path: string | null): boolean {
  const answer = waiting.shift();
  answer?.(path);
  return answer !== undefined;
}
