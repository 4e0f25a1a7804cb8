/** English (United States), Unicode. */
const language = 0x0409;
const codepage = 1200;
/** A type of resource that Windows knows: RT_VERSION. */
const versionType = 16;
const levels = 3;
const directoryLength = 24;
const leafAt = levels * directoryLength;
const dataAt = leafAt + 16;

/**
 * The least that a resource section can hold: one version, with the string that names its language. Layout: PE Format, "The .rsrc Section", and
 * VS_VERSIONINFO, both Microsoft.
 * @param address where the section is loaded, relative to the program
 */
export function buildVersionResource(address: number): Buffer {
  const info = versionInfo();
  const section = Buffer.alloc(dataAt + info.length);
  // Directories by type, by number and by language, each of one entry; the last leads to the leaf.
  for (const [level, id] of [versionType, 1, language].entries()) {
    const at = level * directoryLength;
    section.writeUInt16LE(1, at + 14);
    section.writeUInt32LE(id, at + 16);
    const isLast = level === levels - 1;
    section.writeUInt32LE(isLast ? leafAt : 0x80000000 + at + directoryLength, at + 20);
  }
  section.writeUInt32LE(address + dataAt, leafAt);
  section.writeUInt32LE(info.length, leafAt + 4);
  info.copy(section, dataAt);
  return section;
}

function versionInfo(): Buffer {
  const fixed = Buffer.alloc(52);
  fixed.writeUInt32LE(0xfeef04bd, 0);
  fixed.writeUInt32LE(0x00010000, 4);
  const table = [language, codepage].map((n) => n.toString(16).padStart(4, '0')).join('');
  const value = Buffer.from('dummy\0', 'utf16le');
  const text = block('ProductName', value, [], { isText: true, length: value.length / 2 });
  const strings = block('StringFileInfo', null, [block(table, null, [text])]);
  const translation = Buffer.alloc(4);
  translation.writeUInt16LE(language, 0);
  translation.writeUInt16LE(codepage, 2);
  const variables = block('VarFileInfo', null, [block('Translation', translation, [], {})]);
  return block('VS_VERSION_INFO', fixed, [strings, variables], {});
}

/** Length, length of the value, whether it is text, a name; then the value and the blocks inside, each aligned to four bytes. */
function block(
  name: string,
  value: Buffer | null,
  inside: readonly Buffer[],
  { isText = value === null, length = value?.length ?? 0 } = {},
): Buffer {
  const head = Buffer.alloc(6);
  const parts = [Buffer.concat([head, Buffer.from(`${name}\0`, 'utf16le')]), value, ...inside];
  const whole = parts.reduce<Buffer>(
    (before, part) => Buffer.concat([align(before), part ?? Buffer.alloc(0)]),
    Buffer.alloc(0),
  );
  whole.writeUInt16LE(whole.length, 0);
  whole.writeUInt16LE(length, 2);
  whole.writeUInt16LE(isText ? 1 : 0, 4);
  return whole;
}

function align(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
