/** There is nothing that could be put on paper. */
export class ExportError extends Error {
  readonly code = 'nothing-to-export';
}
