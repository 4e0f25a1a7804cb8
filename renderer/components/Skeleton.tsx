import { useWords } from '../state/page.ts';

/** Rows that are being read, as high as they will be. They show themselves only where reading takes longer than a blink. */
export function ListSkeleton() {
  const words = useWords();
  return (
    <div class="skeleton" role="img" aria-label={words.reading.loading}>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} class="skeleton-row">
          <span class="skeleton-line skeleton-title" />
          <span class="skeleton-line" />
          <span class="skeleton-line skeleton-short" />
        </div>
      ))}
    </div>
  );
}

/** A thread that is being read. */
export function ThreadSkeleton() {
  const words = useWords();
  return (
    <div class="skeleton skeleton-thread">
      <h1 class="visually-hidden">{words.reading.loading}</h1>
      <span class="skeleton-line skeleton-short" />
      <span class="skeleton-line skeleton-heading" />
      <span class="skeleton-line" />
      <span class="skeleton-line" />
      <span class="skeleton-line skeleton-title" />
      <span class="skeleton-card" />
      <span class="skeleton-card" />
    </div>
  );
}
