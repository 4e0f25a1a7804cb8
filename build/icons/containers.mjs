/**
 * One size of a drawing.
 * @typedef {{ size: number, png: Buffer }} Picture
 */

/** The kinds under which an .icns file holds PNGs, by their size in pixels; those of 32, 64, 256, 512 and 1024 serve as the half size's double too. */
const icnsKinds = /** @type {const} */ ({
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
});

/**
 * Windows' container: a folder of 16 bytes for each picture, then the pictures.
 * @param {readonly Picture[]} pictures of at most 256 pixels
 * @returns {Buffer}
 */
export function toIco(pictures) {
  const folder = Buffer.alloc(6 + pictures.length * 16);
  folder.writeUInt16LE(1, 2);
  folder.writeUInt16LE(pictures.length, 4);
  let offset = folder.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + index * 16;
    // One byte each: 0 means 256.
    folder.writeUInt8(size % 256, at);
    folder.writeUInt8(size % 256, at + 1);
    folder.writeUInt16LE(1, at + 4);
    folder.writeUInt16LE(32, at + 6);
    folder.writeUInt32LE(png.length, at + 8);
    folder.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([folder, ...pictures.map(({ png }) => png)]);
}

/**
 * macOS's container: blocks of a kind, a length that counts its own eight bytes, and the picture.
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function toIcns(pictures) {
  const blocks = Object.entries(icnsKinds).flatMap(([size, kinds]) => {
    const picture = pictures.find((one) => one.size === Number(size));
    return picture ? kinds.map((kind) => block(kind, picture.png)) : [];
  });
  return block('icns', Buffer.concat(blocks));
}

/**
 * @param {string} kind four letters
 * @param {Buffer} content
 * @returns {Buffer}
 */
function block(kind, content) {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
