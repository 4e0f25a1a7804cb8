import type { PostView, ThreadView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { EditForm } from './EditForm.tsx';
import { Icon } from './Icon.tsx';
import { Sought } from './Marked.tsx';

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
      <p class={post.kind === 'question' ? 'question-text' : 'post-text'}>
        <Sought text={post.text} />
      </p>
      {post.hidesAmong !== null && (
        <p class="hides-among">
          <Icon name="eyeOff" size="small" />
          {words.posts.hidesAmong(post.hidesAmong)}
        </p>
      )}
    </>
  );
}
