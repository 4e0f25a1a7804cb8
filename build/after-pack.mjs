import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes out what Electron brings for trying it, and what only tells how it was built. The packager leaves both in where Electron comes unpacked.
 * @param {{ appOutDir: string, packager: { getResourcesDir: (folder: string) => string } }} context
 */
export function afterPack({ appOutDir, packager }) {
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
}
