import type { ComponentChildren } from 'preact';
import type { OutboxEntry, StatusView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { agoInWords, arrivalInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';

/** The foot of the page, always there: connection, outbox, and how well one is hidden. */
export function StatusLine() {
  const { route, standing } = usePage();
  const words = useWords();
  const status = standing.status.value;
  const state = standing.state.value;
  return (
    <footer class="status" aria-label={words.status.label}>
      {status && <Link status={status} />}
      {status && <Sending status={status} />}
      <span class="spring" />
      {status && status.alarm !== null && state?.phase === 'ready' && (
        <button
          type="button"
          class="status-item status-link status-alarm"
          onClick={() => route.show({ screen: 'alarm' })}
        >
          <Icon name="alert" size="small" />
          {words.status.alarm}
        </button>
      )}
      {state?.vault.mode === 'memory' && (
        <span class="status-item status-memory" title={words.status.memoryHint[state.vault.why]}>
          <Icon name="info" size="small" />
          {words.status.memory}
        </span>
      )}
      {status && state?.cohort && (
        <button
          type="button"
          class="status-link status-set"
          onClick={() => route.show({ screen: 'how' })}
        >
          {state.cohort.operation === 'single'
            ? words.status.single
            : status.setSize === null
              ? words.status.setUnknown
              : emphasised(words.status.setSize(status.setSize), String(status.setSize))}
        </button>
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
  const { clock, desk } = usePage();
  const words = useWords();
  if (status.outbox === 0 && status.hold === null) return null;
  const next = nextArrival(desk.outbox.value ?? []);
  const planned =
    next === null
      ? words.status.next
      : next <= clock.now.value
        ? words.status.gone
        : words.sending.arrives(arrivalInWords(words.time, next, clock.now.value));
  return (
    <span class={status.hold === null ? 'status-item' : 'status-item status-hold'}>
      {status.hold !== null && <Icon name="hourglass" size="small" />}
      {status.outbox > 0 && <span>{words.status.outbox(status.outbox)}</span>}
      <span class="status-detail" role="status">
        {status.hold === null ? planned : words.hold[status.hold]}
      </span>
    </span>
  );
}

/** When the first thing of the outbox should arrive, milliseconds since 1970. */
function nextArrival(entries: readonly OutboxEntry[]): number | null {
  const arrivals = entries
    .filter(({ state, hold }) => hold === null && state !== 'returned')
    .map(({ plannedAt }) => plannedAt)
    .filter((at) => at !== null);
  return arrivals.length === 0 ? null : Math.min(...arrivals);
}
