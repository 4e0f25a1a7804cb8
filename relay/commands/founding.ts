import { join } from 'node:path';
import { fromUtf8 } from '../../protocol/bytes.ts';
import { systemEnvironment as environment } from '../../protocol/environment.ts';
import { sixWords } from '../../protocol/words.ts';
import { parseAddress } from '../address.ts';
import { readCard } from '../cards.ts';
import { foundCohort } from '../coordinator/found.ts';
import type { Kit } from '../coordinator/kit.ts';
import { onOneHost } from '../coordinator/operation.ts';
import { initDemo } from '../demo.ts';
import { cardFile, initRole, moveRole, type PlaceRole } from '../init.ts';
import { roles, type RelayRole } from '../log.ts';
import { readSettings } from '../settings.ts';
import { made, operations, warnings } from '../strings.ts';
import { need, oneOf, readNamed, type Words } from './arguments.ts';
import { hint, readPassphrase, say } from './console.ts';

/** `init ROLE`, `init coordinator`, `init demo`. */
export async function init(what: string | undefined, words: Words): Promise<void> {
  if (what === 'coordinator') return initCoordinator(words);
  if (what === 'demo') return initWhole(words);
  const place = placeOf(oneOf(roles, what), words);
  await initRole(place);
  return say(made.role + join(place.data, place.role, cardFile));
}

/** `move ROLE`: another address or certificate for a role of a cohort. */
export async function move(what: string | undefined, words: Words): Promise<void> {
  const place = placeOf(oneOf(roles, what), words);
  await moveRole(place);
  say(made.moved + join(place.data, place.role, cardFile));
}

function placeOf(role: RelayRole, words: Words): PlaceRole {
  const data = need(words.data);
  const address = parseAddress(need(words.address));
  if (!words.certificate) return { role, data, address, environment };
  const certificate = fromUtf8(readNamed(words.certificate));
  const key = fromUtf8(readNamed(need(words.key)));
  return { role, data, address, environment, tls: { certificate, key } };
}

async function initCoordinator(words: Words): Promise<void> {
  const cards = need(words.cards)
    .split(',')
    .map((path) => readCard(readNamed(path)));
  const settings = readSettings(words, cards, environment.now());
  if (words.operation === 'split' && onOneHost(cards)) hint(warnings.oneHost);
  const passphrase = await readPassphrase();
  const data = need(words.data);
  const kit = await foundCohort({ data, cards, settings, passphrase, environment });
  say(made.cohort + data);
  say(made.operation + operations[settings.operation]);
  sayWords(kit);
}

async function initWhole(words: Words): Promise<void> {
  const passphrase = await readPassphrase();
  sayWords(await initDemo({ data: need(words.data), environment, passphrase }));
}

const sayWords = (kit: Kit): void => say(made.words + sixWords(kit.manifest.hash).join(' '));
