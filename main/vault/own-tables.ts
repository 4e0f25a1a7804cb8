/** What cannot be had again from the feed, table by table; each references only those before it. */
export type OwnTable = {
  name: string;
  /** The column that a row is found by. */
  key: string;
  /** Where the rows are that are kept twice; the table itself is `t`. */
  from: string;
  /** Of which changes is to be told, for a row `row`. */
  when: string | null;
};

const whole = (name: string, key = 'rowid'): OwnTable => ({
  name,
  key,
  from: `FROM ${name} AS t`,
  when: null,
});

const ownThread = `(SELECT thread FROM pseudonym UNION SELECT thread FROM badge_sequence)`;

export const ownTables: readonly OwnTable[] = [
  whole('membership'),
  whole('epoch_keys'),
  whole('pending_certificate'),
  whole('certificate'),
  whole('certified_epoch'),
  whole('pseudonym', 'thread'),
  whole('badge_sequence', 'thread'),
  // The keys of all other threads come again with their first posts.
  {
    name: 'thread_key',
    key: 'thread',
    from: `FROM ${ownThread} AS own JOIN thread_key AS t ON t.thread = own.thread`,
    when: `EXISTS (SELECT 1 FROM pseudonym WHERE thread = row.thread)
      OR EXISTS (SELECT 1 FROM badge_sequence WHERE thread = row.thread)`,
  },
  whole('thread_mark', 'thread'),
  whole('draft'),
  whole('outbox'),
  whole('outbox_part'),
  whole('expected_receipt'),
  whole('receipt_day'),
  whole('alarm'),
  whole('erasure', 'post'),
  whole('pin'),
  whole('deletion_day'),
  whole('rebuilt'),
  whole('reread'),
  whole('saved_post', 'id'),
  // What one has asked of others is sealed for them: once it is lost here, not even the feed gives it back.
  {
    name: 'post',
    key: 'id',
    from: `FROM pseudonym AS own JOIN post AS t ON t.thread = own.thread AND t.author = own.author AND t.payload IS NOT NULL`,
    when: `EXISTS (SELECT 1 FROM pseudonym WHERE thread = row.thread AND author = row.author)`,
  },
];

/** Another table whose rows become one's own, or cease to be, with those of a table. */
const companions: Readonly<Record<string, string>> = {
  pseudonym: 'thread_key',
  badge_sequence: 'thread_key',
};

/** SQL that tells the function `note_own` of every change to a row that is kept twice, and counts them. For this connection only. */
export function ownTriggers(): string {
  return ownTables
    .flatMap(({ name, key, when }) => {
      const noted = (row: string): string =>
        [name, companions[name] ?? []]
          .flat()
          .map((table) => `SELECT note_own('${table}', ${row}.${key});`)
          .join(' ');
      const trigger = (event: string, rows: readonly string[]): string => {
        const condition = when ? `WHEN ${when.replaceAll('row.', `${rows[0] ?? 'new'}.`)}` : '';
        return `CREATE TEMP TRIGGER own_${name}_${event} AFTER ${event} ON main.${name} ${condition}
          BEGIN UPDATE own_changes SET number = number + 1; ${rows.map(noted).join(' ')} END;`;
      };
      return [
        trigger('INSERT', ['new']),
        trigger('UPDATE', ['old', 'new']),
        trigger('DELETE', ['old']),
      ];
    })
    .join('\n');
}
