import { useWords } from '../state/page.ts';
import { usePage } from '../state/page.ts';
import { Icon } from './Icon.tsx';

/** Where the page says in one sentence what just happened. Always there, so that screen readers hear its changes. */
export function LiveRegion() {
  const { announcer } = usePage();
  const words = useWords();
  const said = announcer.current.value;
  return (
    <div class="toasts">
      <div role="status">{said?.tone === 'plain' && <p class="toast">{said.text}</p>}</div>
      <div role="alert">
        {said?.tone === 'problem' && (
          <p class="toast toast-problem">
            <Icon name="alert" size="small" />
            {said.text}
          </p>
        )}
      </div>
      {said !== null && (
        <button type="button" class="toast-close" onClick={() => announcer.dismiss()}>
          <Icon name="close" size="small" />
          <span class="visually-hidden">{words.settings.close}</span>
        </button>
      )}
    </div>
  );
}
