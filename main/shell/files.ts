import { dialog } from 'electron';
import type { Preferences } from '../../preload/contract.ts';
import type { FileChooser } from '../keeping.ts';
import type { UntilLocked } from '../lock/until-locked.ts';
import { stringsOf } from './strings/strings.ts';

/** The system's own dialogs, which a lock ends, and in which a person says where the file of a move is, or shall be. */
export function systemFiles(
  language: () => Preferences['language'],
  untilLocked: UntilLocked,
): FileChooser {
  const filters = (): Electron.FileFilter[] => [
    { name: stringsOf(language()).moveFile, extensions: ['kkanbu'] },
  ];
  return {
    save: async (name) => {
      const options: Electron.SaveDialogOptions = {
        defaultPath: name,
        filters: filters(),
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      };
      const answer = await untilLocked.run(async () => dialog.showSaveDialog(options));
      return answer === null || answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    open: async () => {
      const options: Electron.OpenDialogOptions = {
        filters: filters(),
        properties: ['openFile', 'dontAddToRecent'],
      };
      const answer = await untilLocked.run(async () => dialog.showOpenDialog(options));
      return answer === null || answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
  };
}
