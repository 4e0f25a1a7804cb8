import { setTimeout as sleep } from 'node:timers/promises';
import { closeDay } from '../evening.ts';
import type { Scenario } from '../scenario.ts';

/** Longest time for all cuts, ms; those that did not come about are told. */
const patience = 240_000;

/**
 * Every connection of every client, the reader's too, is cut after so many frames of TLS, in which each of ours begins a new one: in the
 * handshake, in the greeting, in the tunnel's own, between batches and between envelopes.
 */
export const cutSockets: Scenario = {
  name: 'cuts',
  run: async (town, { seed, cuts: { upTo, step } }) => {
    const pcs = [await town.readyPc(), await town.readyPc()];
    // Each place twice: for a connection that brings envelopes, and for one that reads.
    const places = Array.from({ length: Math.ceil(upTo / step) }, (_, index) => index * step);
    const waiting = places.flatMap((place) => [place, place]);
    const due = waiting.length;
    for (const pc of pcs) void pc.ask({ do: 'day', seed, acts: null });
    town.proxy.cutAfter(() => waiting.shift() ?? null);
    town.proxy.cutAll();
    const until = Date.now() + patience;
    while (waiting.length > 0 && Date.now() < until) await sleep(100);
    town.proxy.cutAfter(() => null);
    await sleep(1_000);
    await Promise.all(pcs.map((pc) => pc.ask({ do: 'rest' })));
    const row = await closeDay(town, 'socket cut at a frame', due - waiting.length, pcs);
    const notes = waiting.length > 0 ? [`${waiting.length} cuts did not come about in time`] : [];
    return [{ ...row, notes: [...row.notes, ...notes] }];
  },
};
