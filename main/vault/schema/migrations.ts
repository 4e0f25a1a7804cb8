import { schema1 } from './version-1.ts';
import { schema2 } from './version-2.ts';
import { schema3 } from './version-3.ts';
import { schema4 } from './version-4.ts';
import { schema5 } from './version-5.ts';
import { schema6 } from './version-6.ts';
import { schema7 } from './version-7.ts';
import { schema8 } from './version-8.ts';
import { schema9 } from './version-9.ts';

/** What turns version n into version n + 1 stands at place n. Never changed once released; new versions are added at the end. */
export const migrations: readonly string[] = [
  schema1,
  schema2,
  schema3,
  schema4,
  schema5,
  schema6,
  schema7,
  schema8,
  schema9,
];

/** The version that this program writes (`user_version`). */
export const latestVersion = migrations.length;
