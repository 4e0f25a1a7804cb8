import { expect, test } from 'vitest';

import { withoutTraces } from '../../../../main/export/pdf.ts';

const made = { year: 2026, month: 11, day: 3 };
const before = `%PDF-1.4
1 0 obj
<</Title <FEFFAE50BD80>
/Creator (Mozilla/5.0 \\(X11; Linux x86_64\\) AppleWebKit/537.36 Chrome/156.0.0.0)
/Producer (Skia/PDF m156)
/CreationDate (D:20261123063552+00'00')
/ModDate (D:20261123063552+00'00')>>
endobj
`;

test('a PDF keeps the day on which it was made, and nothing of the PC that made it', () => {
  const pdf = withoutTraces(Buffer.from(before, 'latin1'), made);
  const after = Buffer.from(pdf).toString('latin1');
  // Offsets in the file go on being right.
  expect(after).toHaveLength(before.length);
  expect(after).not.toMatch(/Mozilla|Linux|Chrome|063552/);
  expect(after.match(/D:20261103000000Z +\)/g)).toHaveLength(2);
  expect(after.replaceAll(/\([^\n]*\)/g, '')).toBe(before.replaceAll(/\([^\n]*\)/g, ''));
});
