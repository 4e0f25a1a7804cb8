/** The six words of a cohort, large enough to be read aloud one by one. */
export function SixWords({ words }: { words: readonly string[] }) {
  return (
    <ol class="six-words">
      {words.map((word, index) => (
        <li key={`${index} ${word}`}>{word}</li>
      ))}
    </ol>
  );
}
