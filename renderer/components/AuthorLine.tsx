import type { Preferences } from '../../preload/contract.ts';
import type { AuthorView } from '../../preload/contract.ts';
import { useLanguage, useWords } from '../state/page.ts';
import { friendlyName } from '../strings/names.ts';
import { AuthorShape } from './AuthorShape.tsx';
import { Tag } from './Tag.tsx';

/** What to call an author: a mentor's nickname, or the friendly name of a pseudonym. */
export function nameOf(author: AuthorView, language: Preferences['language']): string {
  return author.kind === 'mentor' ? author.nickname : friendlyName(author.seed, language);
}

/** Who wrote: shape, name, and what they are in this thread. */
export function AuthorLine({ author }: { author: AuthorView }) {
  const words = useWords();
  const name = nameOf(author, useLanguage());
  return (
    <span class="author">
      <AuthorShape seed={author.seed} />
      {author.kind === 'asker' && <span class="author-role">{words.thread.asker}</span>}
      {author.kind === 'member' && (
        <span class="author-role">{words.thread.member(author.number)}</span>
      )}
      <span class={author.kind === 'mentor' ? 'author-name author-known' : 'author-name'}>
        {name}
      </span>
      {author.kind === 'mentor' && (
        <Tag tone={author.withdrawn ? 'neutral' : 'outline'}>
          {author.withdrawn ? words.tag.formerMentor : words.tag.mentor}
        </Tag>
      )}
      {author.mine && <Tag tone="primary">{words.thread.me}</Tag>}
    </span>
  );
}
