import type { PostView, ThreadView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { EditForm } from './EditForm.tsx';
import { FormattedText } from './FormattedText.tsx';
import { Icon } from './Icon.tsx';

/** The words of a post, or what became of them; while they are being changed, the form for that. */
export function PostBody({ view, post }: { view: ThreadView; post: PostView }) {
  const { desk } = usePage();
  const words = useWords();
  const amendment = desk.amendment.value;
  const isEdited =
    amendment?.written.value.kind === 'edit' && amendment.written.value.target === post.id;
  if (post.state !== 'shown') {
    return (
      <p class="post-gone">
        <Icon name="eyeOff" size="small" />
        {words.posts[post.state]}
      </p>
    );
  }
  if (isEdited) return <EditForm key={amendment.id} composer={amendment} view={view} post={post} />;
  return (
    <>
      <FormattedText text={post.text} of={post.kind === 'question' ? 'question' : 'post'} />
      {post.hidesAmong !== null && (
        <p class="hides-among">
          <Icon name="eyeOff" size="small" />
          {words.posts.hidesAmong(post.hidesAmong)}
        </p>
      )}
    </>
  );
}
