import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PostView, Request, ThreadView } from '../../preload/contract.ts';
import { copyText } from '../state/copying.ts';
import { goToReply } from '../state/going.ts';
import { usePage, useWords } from '../state/page.ts';
import { quoteOf, withQuote } from '../state/quoting.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { PostAction } from './PostMenu.tsx';
import { ReplyComposer } from './ReplyComposer.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { RetractDialog } from './RetractDialog.tsx';
import { ThreadHead } from './ThreadHead.tsx';
import { ThreadPosts } from './ThreadPosts.tsx';
import { scrollToNew, scrollToSought } from './thread-start.ts';

/** An open thread. It takes the focus when it opens and starts at what is new. */
export function ThreadPane({ view, onBack }: { view: ThreadView; onBack: () => void }) {
  const { announcer, desk, reading } = usePage();
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const newLine = useRef<HTMLParagraphElement>(null);
  const [retracts, setRetracts] = useState<PostView | null>(null);
  const { id } = view.summary;
  const amendment = desk.amendment.value;
  const amends = amendment?.written.value.thread === id ? amendment.written.value.kind : null;
  // Where the post has lost its words meanwhile, there is no form for others: what was typed is in the drafts.
  const isEditing =
    amends === 'edit' &&
    view.posts.some(
      (post) => post.id === amendment?.written.value.target && post.state === 'shown',
    );
  useEffect(() => () => void desk.closeAmendment(), [desk, id]);

  const sought = reading.sought.value;
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const pane = scroller.current;
    if (pane === null || (sought !== null && scrollToSought(pane, sought.post))) return;
    scrollToNew(pane, newLine.current);
  }, [id, sought]);

  const takeBack = async (entry: string): Promise<void> => {
    const outcome = await desk.takeBack(entry, false);
    if (outcome.ok) announcer.say(words.keyboard.undone);
    else announcer.say(words.reading.tooLate, 'problem');
    await Promise.all([desk.refreshOutbox(), reading.refresh()]);
  };
  const react = async (request: Request<'react'>): Promise<void> => {
    const outcome = await reading.react(request);
    if (!outcome.ok) announcer.say(words.error[outcome.code], 'problem');
    else {
      const entry = outcome.value;
      const undo = entry.recallable ? () => takeBack(entry.id) : null;
      announcer.say(words.thread.done[request.kind], 'plain', undo);
    }
  };

  const quote = (post: PostView): void => {
    const composer = desk.replyTo(view);
    if (composer === null) return;
    composer.edit({ text: withQuote(composer.written.value.text, quoteOf(post.text)) });
    goToReply();
    announcer.say(words.reading.quoted);
  };
  const copy = ({ text, kind }: PostView): void => {
    const isCopied = copyText(kind === 'question' ? `${view.summary.title}\n\n${text}` : text);
    if (isCopied) announcer.say(words.reading.copied);
    else announcer.say(words.reading.notCopied, 'problem');
  };
  const act = (post: PostView, action: PostAction): void => {
    if (action === 'quote') quote(post);
    else if (action === 'copy') copy(post);
    else if (action === 'retract') setRetracts(post);
    else void desk.amend(action, view, post);
  };

  return (
    <>
      <div class="thread-back">
        <Button look="quiet" icon="chevronLeft" onClick={onBack}>
          {words.list.back}
        </Button>
      </div>
      <div class="thread-body" ref={scroller}>
        <div class="thread-column">
          <ThreadHead
            view={view}
            headingRef={heading}
            onReact={(request) => void react(request)}
            onAct={act}
          />
          {view.newer > 0 && (
            <p class="claimed newer">
              <Icon name="info" size="small" />
              <span>{words.posts.newer(view.newer)}</span>
            </p>
          )}
          <ThreadPosts
            view={view}
            newLine={newLine}
            onReact={(request) => void react(request)}
            onAct={act}
          />
        </div>
      </div>
      {!isEditing && <ReplyComposer view={view} />}
      {amendment !== null && amends === 'report' && (
        <ReportDialog key={amendment.id} composer={amendment} view={view} />
      )}
      {retracts !== null && (
        <RetractDialog
          onClose={() => setRetracts(null)}
          onRetract={() => {
            setRetracts(null);
            void react({ kind: 'retract', thread: id, post: retracts.id });
          }}
        />
      )}
    </>
  );
}
