import { buildVersionResource } from './version-resource.ts';

/** Where things stand in the file; the smallest distances that Windows' loader allows. */
const fileAlignment = 512;
const pageSize = 4096;
const peOffset = 64;
const optionalHeaderOffset = peOffset + 24;
const optionalHeaderLength = 240;
const sectionHeaderLength = 40;

/** Initialised data, readable. */
const readOnlyData = 0x40000040;

/**
 * A program for 64-bit Windows without any instruction: one section holds `data`, another a version. Enough for tools that read and write a program's
 * resources. Layout: PE Format, Microsoft.
 * @param data at most 4096 bytes
 */
export function buildProgram(data: Uint8Array): Buffer {
  const resources = buildVersionResource(2 * pageSize);
  const sections = [
    { name: '.rdata', content: data, address: pageSize },
    { name: '.rsrc', content: resources, address: 2 * pageSize },
  ];
  const head = Buffer.alloc(fileAlignment);
  head.write('MZ', 0, 'latin1');
  head.writeUInt32LE(peOffset, 0x3c);
  head.write('PE', peOffset, 'latin1');
  writeFileHeader(head.subarray(peOffset + 4), sections.length);
  writeOptionalHeader(head.subarray(optionalHeaderOffset), resources.length);
  const file: Buffer[] = [head];
  let offset = fileAlignment;
  for (const [index, { name, content, address }] of sections.entries()) {
    const raw = Buffer.alloc(Math.ceil(content.length / fileAlignment) * fileAlignment);
    raw.set(content);
    const header = head.subarray(
      optionalHeaderOffset + optionalHeaderLength + index * sectionHeaderLength,
    );
    header.write(name, 0, 'latin1');
    header.writeUInt32LE(content.length, 8);
    header.writeUInt32LE(address, 12);
    header.writeUInt32LE(raw.length, 16);
    header.writeUInt32LE(offset, 20);
    header.writeUInt32LE(readOnlyData, 36);
    file.push(raw);
    offset += raw.length;
  }
  return Buffer.concat(file);
}

function writeFileHeader(header: Buffer, sections: number): void {
  // x64
  header.writeUInt16LE(0x8664, 0);
  header.writeUInt16LE(sections, 2);
  header.writeUInt16LE(optionalHeaderLength, 16);
  // Executable, large addresses.
  header.writeUInt16LE(0x22, 18);
}

function writeOptionalHeader(header: Buffer, resources: number): void {
  // PE32+
  header.writeUInt16LE(0x20b, 0);
  header.writeBigUInt64LE(0x140000000n, 24);
  header.writeUInt32LE(pageSize, 32);
  header.writeUInt32LE(fileAlignment, 36);
  header.writeUInt16LE(6, 40);
  header.writeUInt16LE(6, 48);
  header.writeUInt32LE(3 * pageSize, 56);
  header.writeUInt32LE(fileAlignment, 60);
  // A window's program.
  header.writeUInt16LE(2, 68);
  // The number of data directories; the third tells of the resources.
  header.writeUInt32LE(16, 108);
  header.writeUInt32LE(2 * pageSize, 128);
  header.writeUInt32LE(resources, 132);
}
