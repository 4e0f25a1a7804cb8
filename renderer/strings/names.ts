import type { Preferences } from '../../preload/contract.ts';

type NameLists = {
  /** Four first words for each of the eight hues in which a shape is drawn. */
  first: readonly (readonly string[])[];
  second: readonly string[];
};

const lists: Record<Preferences['language'], NameLists> = {
  ko: {
    first: [
      ['붉은', '노을빛', '앵두빛', '동백빛'],
      ['감빛', '귤빛', '따스한', '도란도란'],
      ['노란', '꿀빛', '환한', '햇살'],
      ['풀빛', '푸릇한', '싱그러운', '숲속'],
      ['물빛', '맑은', '시원한', '이슬'],
      ['푸른', '하늘빛', '고요한', '바다'],
      ['보랏빛', '새벽빛', '포근한', '은은한'],
      ['은빛', '잔잔한', '차분한', '느긋한'],
    ],
    second: [
      '여우',
      '거북',
      '고래',
      '수달',
      '참새',
      '올빼미',
      '토끼',
      '사슴',
      '다람쥐',
      '고슴도치',
      '두루미',
      '물총새',
      '펭귄',
      '판다',
      '코알라',
      '해달',
      '부엉이',
      '제비',
      '까치',
      '종달새',
      '담비',
      '노루',
      '나비',
      '잠자리',
      '돌고래',
      '물개',
      '알파카',
      '오리',
      '기러기',
      '산양',
      '박새',
      '백로',
    ],
  },
  en: {
    first: [
      ['Red', 'Sunset', 'Cherry', 'Camellia'],
      ['Amber', 'Tangerine', 'Warm', 'Cosy'],
      ['Yellow', 'Honey', 'Bright', 'Sunny'],
      ['Green', 'Fresh', 'Leafy', 'Woodland'],
      ['Aqua', 'Clear', 'Breezy', 'Dewy'],
      ['Blue', 'Sky', 'Quiet', 'Ocean'],
      ['Violet', 'Dawn', 'Gentle', 'Mellow'],
      ['Silver', 'Calm', 'Steady', 'Unhurried'],
    ],
    second: [
      'Fox',
      'Turtle',
      'Whale',
      'Otter',
      'Sparrow',
      'Owl',
      'Rabbit',
      'Deer',
      'Squirrel',
      'Hedgehog',
      'Crane',
      'Kingfisher',
      'Penguin',
      'Panda',
      'Koala',
      'Sea Otter',
      'Eagle Owl',
      'Swallow',
      'Magpie',
      'Lark',
      'Marten',
      'Roe',
      'Butterfly',
      'Dragonfly',
      'Dolphin',
      'Seal',
      'Alpaca',
      'Duck',
      'Goose',
      'Ibex',
      'Tit',
      'Egret',
    ],
  },
};

/** What a pseudonym looks like: indices into the drawn shapes, the hues and their turns. */
export type Likeness = { hue: number; shape: number; turn: number };

/** How many of each there are; a byte of the seed picks one without bias, for all are powers of two. */
export const likenessCounts = { hue: 8, shape: 8, turn: 4 } as const;

function byteOf(seed: string, index: number): number {
  const value = Number.parseInt(seed.slice(index * 2, index * 2 + 2), 16);
  return Number.isNaN(value) ? 0 : value;
}

/** The shape that stands for a pseudonym. @param seed 32 hex digits */
export function likenessOf(seed: string): Likeness {
  return {
    hue: byteOf(seed, 0) % likenessCounts.hue,
    shape: byteOf(seed, 1) % likenessCounts.shape,
    turn: byteOf(seed, 2) % likenessCounts.turn,
  };
}

/**
 * The friendly name of a pseudonym, two words such as "붉은 여우"; the first agrees with the colour of its shape.
 * @param seed 32 hex digits
 */
export function friendlyName(seed: string, language: Preferences['language']): string {
  const { first, second } = lists[language];
  const firsts = first[likenessOf(seed).hue] ?? [];
  const one = firsts[byteOf(seed, 3) % Math.max(1, firsts.length)] ?? '';
  const two = second[byteOf(seed, 4) % second.length] ?? '';
  return `${one} ${two}`;
}
