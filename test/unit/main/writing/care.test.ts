import { expect, test } from 'vitest';
import { isEmergency } from '../../../../main/writing/care/emergency.ts';
import { koreanPairs } from '../../../fixtures/korean-pairs.ts';
import { development, heldOut } from './emergencies.ts';

const heard = (texts: readonly string[]): number => texts.filter(isEmergency).length;

test('somebody in danger is heard, and idioms are not taken for it', () => {
  for (const [half, { emergencies, idioms }] of Object.entries({ development, heldOut })) {
    console.log(
      `${half}: heard ${heard(emergencies)} of ${emergencies.length}, ${heard(idioms)} of ${idioms.length} idioms`,
    );
    expect(heard(emergencies) / emergencies.length).toBeGreaterThanOrEqual(0.95);
    expect(heard(idioms) / idioms.length).toBeLessThanOrEqual(0.1);
  }
});

test('what everybody says is a saying alone, and more than that together', () => {
  expect(isEmergency('힘들어 죽겠어요.')).toBe(false);
  expect(isEmergency('더는 못 버티겠어요.')).toBe(false);
  expect(isEmergency('힘들어 죽겠어요. 이제는 못 버티겠어요.')).toBe(true);
  expect(isEmergency('밤마다 울어요. 아무 의미가 없어요.')).toBe(true);
});

test('in English, too', () => {
  expect(isEmergency('I want to die.')).toBe(true);
  expect(isEmergency('My boss keeps hitting me, he is threatening me.')).toBe(true);
  expect(isEmergency('Where is the suicide prevention manual?')).toBe(false);
});

test('everyday talk hardly sounds like it', () => {
  const { pairs, source } = koreanPairs(11_823);
  const texts = pairs.flatMap(({ question, answer }) => [question, answer]);
  const count = heard(texts);
  console.log(`${count} of ${texts.length} sentences of ${source} sound like an emergency`);
  expect(count / texts.length).toBeLessThan(0.002);
});
