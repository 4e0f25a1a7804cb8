import type { Preferences } from '../../preload/contract.ts';

/**
 * Puts a theme on the document. `contrast`, and a system that asks for more contrast where its own theme is followed, is a dark page with nothing faint in it.
 * Answers what ends the listening to the system.
 */
export function wear(theme: Preferences['theme'], root: HTMLElement): () => void {
  const wanted = matchMedia('(prefers-contrast: more)');
  const put = (): void => {
    const isMore = theme === 'contrast' || (theme === 'system' && wanted.matches);
    root.dataset['theme'] = theme === 'contrast' ? 'dark' : theme;
    root.dataset['contrast'] = isMore ? 'more' : 'usual';
  };
  put();
  wanted.addEventListener('change', put);
  return () => wanted.removeEventListener('change', put);
}
