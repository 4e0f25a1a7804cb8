import { dialog } from 'electron';
import type { Preferences } from '../../preload/contract.ts';
import type { FileChooser } from '../keeping.ts';
import { stringsOf } from './strings/strings.ts';

/** The system's own dialogs, in which a person says where the file of a move is, or shall be. */
export function systemFiles(language: () => Preferences['language']): FileChooser {
  const filters = (): Electron.FileFilter[] => [
    { name: stringsOf(language()).moveFile, extensions: ['kkanbu'] },
  ];
  return {
    save: async (name) => {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: name,
        filters: filters(),
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    open: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        filters: filters(),
        properties: ['openFile', 'dontAddToRecent'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
