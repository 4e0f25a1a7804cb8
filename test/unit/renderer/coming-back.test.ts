import { describe, expect, it } from 'vitest';

import type { AppState } from '../../../preload/contract.ts';
import { Joining, wordsIn } from '../../../renderer/state/joining.ts';
import { PhraseNoting } from '../../../renderer/state/phrase.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { samplePhrase } from './preview/sample-desk.ts';
import { scriptedBridge, type Scene } from './preview/scripted-bridge.ts';

describe('the words in what was pasted', () => {
  it('are found in numbered lists, in tables, in one line, in any case and composition', () => {
    const list = samplePhrase.map((word, index) => `${index + 1}. ${word}`).join('\n');
    expect(wordsIn(list)).toEqual(samplePhrase);
    expect(wordsIn(samplePhrase.join(', '))).toEqual(samplePhrase);
    expect(wordsIn(samplePhrase.join('\t').normalize('NFD'))).toEqual(samplePhrase);
    expect(wordsIn(' Abandon  ABILITY\r\n3) able ')).toEqual(['abandon', 'ability', 'able']);
  });
});

/** Somebody who comes back has nothing before them that a newcomer has. */
const noArrival = {
  begin: () => Promise.reject(new Error('arrives')),
  end: () => Promise.resolve(),
};

describe('coming back from another PC', () => {
  function joining(scene: Scene = {}) {
    const { bridge, calls } = scriptedBridge({ phase: 'welcome', ...scene });
    const entered: AppState[] = [];
    const way = new Joining(bridge, noArrival, (state) => entered.push(state));
    way.choose('phrase');
    way.invite.value = ' kkanbu-invite ';
    way.phrase.value = samplePhrase.map((word, index) => `${index + 1}. ${word}`).join('\n');
    return { way, calls, entered };
  }

  it('hands over the invite and twenty-four clean words, and a nickname only where there is one', async () => {
    const { way, calls, entered } = joining();
    await way.recover();
    expect(calls).toEqual([
      ['recover', { invite: 'kkanbu-invite', phrase: samplePhrase.join(' '), nickname: null }],
    ]);
    expect(entered.map(({ me }) => me?.recovered)).toEqual([true]);
    expect([way.phrase.value, way.invite.value]).toEqual(['', '']);
  });

  it('asks for what is missing without asking anybody', async () => {
    const { way, calls } = joining();
    way.phrase.value = samplePhrase.slice(1).join(' ');
    await way.recover();
    expect(way.problem.value).toBe('phrase-malformed');
    way.invite.value = '';
    await way.recover();
    expect(way.problem.value).toBe('invite-malformed');
    expect(calls).toEqual([]);
  });

  it('keeps what was typed when it fails', async () => {
    const { way } = joining({ recoveryFails: 'phrase-unknown' });
    const typed = way.phrase.value;
    await way.recover();
    expect([way.problem.value, way.step.value, way.phrase.value]).toEqual([
      'phrase-unknown',
      'invite',
      typed,
    ]);
  });
});

describe('noting the words down', () => {
  function noting() {
    const { bridge, calls } = scriptedBridge({ me: { phraseNoted: false } });
    const noted: AppState[] = [];
    const phrase = new PhraseNoting(bridge, new VirtualEnvironment(), (state) => noted.push(state));
    return { phrase, calls, noted };
  }

  it('is told to main only after three different words were given back', async () => {
    const { phrase, calls, noted } = noting();
    await phrase.show();
    phrase.ask();
    const places = phrase.places.value;
    expect(new Set(places).size).toBe(3);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(await phrase.check(['틀린', '낱말', '셋'])).toBe(false);
    expect([phrase.problem.value, phrase.step.value]).toEqual(['differs', 'shown']);
    expect(calls.map(([name]) => name)).toEqual(['phrase']);
    phrase.ask();
    expect(phrase.problem.value).toBe(null);
    const right = phrase.places.value.map(
      (place) => ` ${samplePhrase[place]?.normalize('NFD') ?? ''} `,
    );
    expect(await phrase.check(right)).toBe(true);
    expect(noted.map(({ me }) => me?.phraseNoted)).toEqual([true]);
  });

  it('leaves no words in the page when it is closed', async () => {
    const { phrase } = noting();
    await phrase.show();
    expect(phrase.words.value).toHaveLength(24);
    phrase.close();
    expect([phrase.words.value, phrase.step.value]).toEqual([[], 'closed']);
  });
});
