import type { ComponentChildren } from 'preact';
import type { StatusView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { agoInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';

/** The foot of the page, always there: connection, outbox, and how well one is hidden. */
export function StatusLine() {
  const { standing } = usePage();
  const words = useWords();
  const status = standing.status.value;
  const state = standing.state.value;
  return (
    <footer class="status" aria-label={words.status.label}>
      {status && <Link status={status} />}
      {status && <Sending status={status} />}
      <span class="spring" />
      {status && status.alarm !== null && (
        <span class="status-item status-alarm">
          <Icon name="alert" size="small" />
          {words.status.alarm}: {status.alarm}
        </span>
      )}
      {state?.vault.mode === 'memory' && (
        <span class="status-item status-memory" title={words.status.memoryHint[state.vault.why]}>
          <Icon name="info" size="small" />
          {words.status.memory}
        </span>
      )}
      {status && state?.cohort && (
        <span class="status-set">
          {state.cohort.operation === 'single'
            ? words.status.single
            : status.setSize === null
              ? words.status.setUnknown
              : emphasised(words.status.setSize(status.setSize), String(status.setSize))}
        </span>
      )}
    </footer>
  );
}

/** Sets the figure of a sentence in bold, wherever the language puts it. */
function emphasised(sentence: string, figure: string): ComponentChildren {
  const at = sentence.indexOf(figure);
  if (at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <b>{figure}</b>
      {sentence.slice(at + figure.length)}
    </>
  );
}

function Link({ status }: { status: StatusView }) {
  const { clock } = usePage();
  const words = useWords();
  const { link, catchUp, syncedAt } = status;
  const news =
    catchUp !== null
      ? words.status.catchUp(catchUp.done, catchUp.total)
      : syncedAt === null
        ? words.status.never
        : words.status.synced(agoInWords(words.time, syncedAt, clock.now.value));
  return (
    <span class="status-item">
      <span class={`link-dot link-${link}`} aria-hidden="true" />
      <span role="status">{words.status.link[link]}</span>
      <span class="status-detail">{news}</span>
    </span>
  );
}

function Sending({ status }: { status: StatusView }) {
  const words = useWords();
  if (status.outbox === 0 && status.hold === null) return null;
  return (
    <span class={status.hold === null ? 'status-item' : 'status-item status-hold'}>
      {status.hold !== null && <Icon name="hourglass" size="small" />}
      {status.outbox > 0 && <span>{words.status.outbox(status.outbox)}</span>}
      <span class="status-detail" role="status">
        {status.hold === null ? words.status.next : words.hold[status.hold]}
      </span>
    </span>
  );
}
