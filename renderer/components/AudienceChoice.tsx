import { useEffect } from 'preact/hooks';
import type { Audience } from '../../preload/contract.ts';
import type { Composer } from '../state/composer.ts';
import { usePage, useWords } from '../state/page.ts';
import { timeInWords } from '../strings/times.ts';
import { Icon } from './Icon.tsx';
import { OptionCards } from './OptionCards.tsx';

const audiences: readonly Audience[] = ['everyone', 'mentors', 'one-mentor'];

/** Who can open a question: everyone is chosen until somebody chooses otherwise. */
export function AudienceChoice({ composer }: { composer: Composer }) {
  const { standing } = usePage();
  const words = useWords();
  const members = standing.state.value?.cohort?.members ?? 0;
  const audience = composer.audience.value;
  const choose = (chosen: Audience): void =>
    composer.edit(
      chosen === 'one-mentor' ? { audience: chosen } : { audience: chosen, mentor: null },
    );
  return (
    <OptionCards
      name="audience"
      legend={words.compose.to}
      options={audiences.map((value) => ({
        value,
        label: words.sending.audience[value],
        hint: words.sending.audienceHint[value](members),
      }))}
      value={audience}
      onChoose={choose}
    >
      {audience === 'one-mentor' && <MentorChoice composer={composer} />}
    </OptionCards>
  );
}

/** The mentors with what they said about when to ask. */
function MentorChoice({ composer }: { composer: Composer }) {
  const { clock, mentors } = usePage();
  const words = useWords();
  const chosen = composer.mentor.value;
  useEffect(() => void mentors.refresh(), [mentors]);
  const list = mentors.list.value?.filter(({ mine }) => !mine);
  if (list === undefined) return null;
  if (list.length === 0) return <p class="note">{words.sending.noMentors}</p>;
  return (
    <fieldset class="mentors" aria-describedby="one-mentor-note ask-problem">
      <legend class="visually-hidden">{words.sending.chooseMentor}</legend>
      <div class="mentor-list">
        {list.map(({ badge, nickname, availability }) => {
          const id = `mentor-${badge.slice(0, 16)}`;
          return (
            <label key={badge} class="mentor">
              <input
                type="radio"
                name="mentor"
                checked={badge === chosen}
                aria-labelledby={id}
                aria-describedby={`${id}-when`}
                onChange={() => composer.edit({ mentor: badge })}
              />
              <b class="mentor-name" id={id}>
                {nickname}
              </b>
              <span class="mentor-when" id={`${id}-when`}>
                {availability === null ? (
                  words.sending.noAvailability
                ) : (
                  <>
                    {availability.text}
                    <span class="mentor-since">
                      {timeInWords(words.time, availability.at, clock.now.value)}
                    </span>
                  </>
                )}
              </span>
            </label>
          );
        })}
      </div>
      <p class="note" id="one-mentor-note">
        <Icon name="lock" size="small" />
        {words.sending.oneMentorNote}
      </p>
    </fieldset>
  );
}
