import type { ShellStrings } from './ko.ts';

/** What the main process itself says, in English. */
export const en: ShellStrings = {
  title: 'Kkanbu Talk',
  startFailedTitle: 'Kkanbu Talk could not start',
  startFailed: 'Please start it again. If it still does not open, tell your IT staff.',
  open: 'Open',
  veil: 'Hide the screen',
  quit: 'Quit',
  waitingQuestions: 'Waiting for an answer: {n}',
  noQuestions: 'Nothing waits for an answer',
  newPosts: 'There are new posts',
  noPosts: 'Nothing new',
  questionCame: 'There is a new question',
  questionsCame: 'There are new questions · {n}',
  moveFile: 'File of a Kkanbu Talk move',
  pdfFile: 'PDF file',
  markdownFile: 'Markdown file',
  staysTitle: 'Kkanbu Talk keeps running',
  stays: 'Open or quit it with its icon in the tray.',
};
