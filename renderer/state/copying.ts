/**
 * Puts a text on the clipboard. By way of a field, for the page has no permission for the clipboard's own interface; what had the focus keeps it.
 * @returns whether it is there
 */
export function copyText(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  field.setAttribute('aria-hidden', 'true');
  field.tabIndex = -1;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isCopied;
}
