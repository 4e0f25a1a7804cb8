import { useEffect } from 'preact/hooks';
import type { StorageView } from '../../preload/contract.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { EraseCard } from '../components/EraseCard.tsx';
import { LeaveCard } from '../components/LeaveCard.tsx';
import { MovedCard } from '../components/MovedCard.tsx';
import { MoveOutCard } from '../components/MoveOutCard.tsx';
import { usePage, useWords } from '../state/page.ts';
import { dateInWords } from '../strings/times.ts';
import { Visit } from './Visit.tsx';

/** 이 PC의 자료: what is kept where, and moving, leaving and deleting. `opensMove`: the person has come to move. */
export function Storage({ opensMove }: { opensMove: boolean }) {
  const { desk, keeping, standing } = usePage();
  const words = useWords();
  const storage = keeping.storage.value;
  const me = standing.state.value?.me;
  useEffect(() => {
    keeping.settle();
    void desk.flushAll().then(() => keeping.refresh());
  }, [desk, keeping]);
  return (
    <Visit title={words.keeping.title}>
      <p class="screen-intro">{words.keeping.lead}</p>
      {me?.standing === 'moved' && <MovedCard />}
      {storage !== null && <Facts storage={storage} />}
      <div class="places">
        <Place part="here" icon="laptop" />
        <Place part="server" icon="drive" />
        <Place part="nowhere" icon="eyeOff" />
      </div>
      <div class="cards">
        {(me?.standing === 'member' || me?.standing === 'leaving') && (
          <MoveOutCard asked={opensMove} />
        )}
        {(me?.standing === 'member' || me?.standing === 'leaving') && <LeaveCard />}
        <EraseCard storage={storage} />
      </div>
    </Visit>
  );
}

function Facts({ storage }: { storage: StorageView }) {
  const { clock } = usePage();
  const words = useWords();
  const { keeping } = words;
  const { bytes, posts, drafts, outbox, deletesAt, setAside } = storage;
  const facts: [name: string, value: string][] = [
    [keeping.facts.bytes, bytes === 0 ? keeping.memory : keeping.bytes(bytes)],
    [keeping.facts.posts, keeping.count(posts)],
    [keeping.facts.drafts, keeping.count(drafts)],
    [keeping.facts.outbox, keeping.count(outbox)],
    [
      keeping.facts.deletes,
      deletesAt === null ? keeping.noDate : dateInWords(words.time, deletesAt, clock.now.value),
    ],
  ];
  if (setAside > 0) facts.push([keeping.facts.setAside, keeping.count(setAside)]);
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {deletesAt !== null && <p class="hint facts-hint">{keeping.deletion.about}</p>}
    </>
  );
}

function Place({ part, icon }: { part: 'here' | 'server' | 'nowhere'; icon: IconName }) {
  const { title, points, hint } = useWords().keeping[part];
  return (
    <section class={`place place-${part}`} aria-labelledby={`place-${part}`}>
      <h2 class="place-title" id={`place-${part}`}>
        <Icon name={icon} size="small" />
        {title}
      </h2>
      <ul class="points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p class="hint">{hint}</p>
    </section>
  );
}
