/**
 * Keeps files from being dropped or pasted anywhere in the page, and tells of it: a field would take in where the file lies, which often names a person.
 * Words that a document puts beside its picture are pasted as words.
 */
export function refuseFiles(over: AbortSignal, refused: () => void): void {
  const refuse = (event: Event): void => {
    event.preventDefault();
    if (event.type !== 'dragover') refused();
  };
  const onDrag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) refuse(event);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const types = event.clipboardData?.types ?? [];
    const hasWords = types.includes('text/plain') && !types.includes('text/uri-list');
    if (types.includes('Files') && !hasWords) refuse(event);
  };
  // Without this a drop would never be told of.
  document.addEventListener('dragover', onDrag, { signal: over });
  document.addEventListener('drop', onDrag, { signal: over });
  document.addEventListener('paste', onPaste, { signal: over });
}
